using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Calls;

/// <summary>Hears the steps of calls and keeps the card in the conversation true. A call joins the open ticket, or opens one.</summary>
public sealed class CallDesk
{
    private readonly HelpdeskDb _db;
    private readonly Intake _intake;
    private readonly Known _known;
    private readonly Dictionary<(Guid Channel, string ProviderId), Call> _calls = [];

    private CallDesk(HelpdeskDb db, Intake intake, Known known) => (_db, _intake, _known) = (db, intake, known);

    public static async Task<CallDesk> OpenAsync(HelpdeskDb db, Intake intake, Known known, IReadOnlyCollection<Arrival> arrivals)
    {
        var desk = new CallDesk(db, intake, known);
        var ids = arrivals.Select(a => (a.Incoming as IncomingCall)?.CallId).OfType<string>().ToHashSet();
        if (ids.Count == 0) return desk;

        foreach (var call in await db.Calls.Where(c => ids.Contains(c.ProviderId)).ToListAsync())
        {
            desk._calls[(call.ChannelId, call.ProviderId)] = call;
        }

        return desk;
    }

    public async Task HearAsync(Arrival arrival, IncomingCall step)
    {
        var key = (arrival.Channel.Id, step.CallId);
        var call = _calls.GetValueOrDefault(key) ?? await BeginAsync(arrival, step);
        _calls[key] = call;
        var before = call.State;
        call.Step(step);
        if (call.IsSpoken && before is not (CallState.Answered or CallState.Ended)) await SettleMissedAsync(call);
        if (_known.Message(arrival.Channel.Id, step.CallId) is not { } message) return;

        message.Describe(new MessageDetails { Call = Card(call, message.Details?.Call) });
        if (call.State != before && call.IsOver) Note(call, message, arrival);
    }

    /// <summary>What the customer called in vain before: now they were spoken to.</summary>
    private async Task SettleMissedAsync(Call spoken)
    {
        if (spoken.ConversationId is not { } conversation) return;

        var stored = await _db.Calls.Where(c => c.ConversationId == conversation && c.State == CallState.Missed && c.Inbound && c.CalledBackAt == null).ToListAsync();
        foreach (var missed in _calls.Values.Where(c => c.ConversationId == conversation).Union(stored).Where(c => c.WaitsForCallBack))
        {
            missed.SettleBy(spoken);
            if (missed.WaitsForCallBack || await _db.Messages.FindAsync(missed.MessageId) is not { Details.Call: { } card } message) continue;

            message.Describe(new MessageDetails { Call = card with { SpokenLater = true } });
        }
    }

    /// <summary>How it ended stands in the trail of the work that it belongs to.</summary>
    private void Note(Call call, Message message, Arrival arrival)
    {
        var ticket = _known.LatestTicket(message.ConversationId);
        if (ticket is null || ticket.Id != message.TicketId) return;

        var by = new Actor(message.AuthorKind, message.AuthorId, message.AuthorName);
        if (call.State == CallState.Missed) ticket.CallMissed(by, arrival.ReceivedAt);
        else ticket.CallEnded(call.Seconds, by, arrival.ReceivedAt);
    }

    /// <summary>The first step that reaches us, which may be the end: the card stands in the conversation from now on.</summary>
    private async Task<Call> BeginAsync(Arrival arrival, IncomingCall step)
    {
        var call = new Call(arrival.Channel.Id, step.CallId, step.Inbound, arrival.At);
        _db.Calls.Add(call);
        var message = await _intake.HearAsync(arrival, new IncomingMessage
        {
            Account = step.Account,
            At = step.At,
            ProviderId = step.CallId,
            Party = step.Party,
            Content = new Content(MessageKind.Call, null) { Details = new MessageDetails { Call = Card(call, null) } },
            Echo = !step.Inbound,
        });
        if (message is not null) call.StandsIn(message.ConversationId, message.Id);
        return call;
    }

    private static CallCard Card(Call call, CallCard? before) => (before ?? new CallCard(call.Id, default, null)) with
    {
        Outcome = call.State switch
        {
            CallState.Ringing => CallOutcome.Ringing,
            CallState.Missed => CallOutcome.Missed,
            _ => CallOutcome.Answered,
        },
        Seconds = call.Seconds,
    };
}
