using System.Text.Json;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>Calls (Meta: calls webhook): elements of calls[], and the statuses of calls that we make.</summary>
internal static class MetaCalls
{
    public static Incoming Read(MetaChange change, JsonElement call)
    {
        var inbound = IsInbound(change, call);
        var party = inbound
            ? change.Person(call.Text("from"), call.Text("from_user_id"))
            : change.Person(call.Text("to"), call.Text("to_user_id"));

        // The media answer of a call that we make comes up to 20 s before anybody picks up: still ringing. Accepted is a status of its own.
        CallStep? step = call.Text("event") switch { "connect" => CallStep.Ringing, "terminate" => CallStep.Ended, _ => null };
        if (call.Text("id") is not { } id || party is null || step is null)
            return change.NotUnderstood("call without id, person or event", call);

        return new IncomingCall
        {
            Account = change.Account,
            At = change.TimeOf(call),
            CallId = id,
            Party = party,
            Step = step.Value,
            Inbound = inbound,
            Duration = Duration(call),
            StartedAt = call.Moment("start_time"),
            Failure = step == CallStep.Ended ? FailureOf(change, call) : null,
        };
    }

    public static Incoming ReadStatus(MetaChange change, JsonElement status)
    {
        CallStep? step = status.Text("status") switch
        {
            "RINGING" => CallStep.Ringing,
            "ACCEPTED" => CallStep.Accepted,
            "REJECTED" => CallStep.Rejected,
            _ => null,
        };
        var party = change.Person(status.Text("recipient_id"), status.Text("recipient_user_id"));
        if (status.Text("id") is not { } id || party is null || step is null)
            return change.NotUnderstood("call status without id, person or step", status);

        return new IncomingCall
        {
            Account = change.Account,
            At = change.TimeOf(status),
            CallId = id,
            Party = party,
            Step = step.Value,
            Inbound = false,
        };
    }

    private static bool IsInbound(MetaChange change, JsonElement call) => call.Text("direction") switch
    {
        "USER_INITIATED" => true,
        "BUSINESS_INITIATED" => false,
        _ => PhoneNumber.FromProvider(call.Text("from")) is not { } from || from != PhoneNumber.FromProvider(change.OurNumber),
    };

    private static TimeSpan? Duration(JsonElement call) => call.Whole("duration") switch
    {
        null => call.Moment("end_time") - call.Moment("start_time"),
        > 0 and < 86_400 and var seconds => TimeSpan.FromSeconds(seconds),
        _ => null,
    };

    private static Failure? FailureOf(MetaChange change, JsonElement call)
    {
        var error = call.List("errors").Concat(change.Value.List("errors")).FirstOrDefault();
        return error.IsObject() ? MetaErrors.Read(error) : null;
    }
}
