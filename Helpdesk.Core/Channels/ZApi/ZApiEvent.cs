using System.Text.Json;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Channels.ZApi;

/// <summary>What the parts of one event share: whose instance it is, when it was, and the people it names.</summary>
internal sealed record ZApiEvent(JsonElement Body, string Account, DateTimeOffset At)
{
    /// <summary>Connections are told in seconds, all else in milliseconds. Up to here it can only be seconds (the year 5138).</summary>
    private const long LastSecond = 100_000_000_000;

    private const long LastMillisecond = 253_402_300_799_999;

    /// <summary>A phone's clock may be wrong; an edit of next year would hold off all others for a year.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public bool FromMe => Body.IsTrue("fromMe");

    /// <summary>The chat's id where it is a group, newsletter or broadcast list: many people, no client.</summary>
    public string? Room => Id("phone") is { } chat && (RawId.KindOf(chat) == RawIdKind.Room || Body.IsTrue("isGroup") || Body.IsTrue("isNewsletter"))
        ? chat
        : null;

    // Z-API really spells it so.
    public static ZApiEvent Of(JsonElement body, DateTimeOffset received) =>
        new(body, body.Text("instanceId") ?? "", Time(body.Whole("momment")) is { } time && time < received + Ahead ? time : received);

    /// <summary>An id that our tables take; null when it is missing or absurd.</summary>
    public string? Id(string name) => Body.Text(name) is { Length: <= Limits.ProviderId } id ? id : null;

    /// <summary>The person on the other side. Of what we send ourselves the sender's ids are ours, and only the chat's are theirs.</summary>
    /// <returns>Null when neither phone nor lid is there: then nobody can be answered.</returns>
    public Party? OtherSide() => FromMe
        ? Person(Id("phone"), Lid("chatLid"), Name("chatName"))
        : Person(Id("phone"), Lid("chatLid") ?? Lid("senderLid"), Name("senderName") ?? Name("chatName"));

    /// <summary>Who wrote in a room. Z-API does not always tell; the room itself stands in, since it is the room that is answered.</summary>
    public Party Participant(string room) =>
        Person(Id("participantPhone"), Lid("participantLid") ?? Lid("senderLid"), Name("senderName")) ?? new Party(null, room, Name("senderName"));

    public ChannelState State(bool connected) => new(connected, connected ? null : Body.Text("error")) { Account = Account, At = At };

    public Ignored Ignored() => new() { Account = Account, At = At };

    public NotUnderstood NotUnderstood(string reason) => new(reason, Body.GetRawText()) { Account = Account, At = At };

    private static Party? Person(string? chat, string? lid, string? name)
    {
        if (chat is null) return lid is null ? null : new Party(null, lid, name);

        return RawId.KindOf(chat) == RawIdKind.Phone ? new Party(chat, lid, name) : new Party(null, chat, name);
    }

    private string? Lid(string name) => Id(name) is { } id && RawId.KindOf(id) == RawIdKind.Lid ? id : null;

    // Of somebody without a name Z-API gives the number, which is none.
    private string? Name(string field) =>
        Body.Text(field)?.Trim() is { Length: > 0 } name && RawId.KindOf(name) is not (RawIdKind.Phone or RawIdKind.Lid) ? name : null;

    private static DateTimeOffset? Time(long? told) => told switch
    {
        > 0 and < LastSecond => DateTimeOffset.FromUnixTimeSeconds(told.Value),
        >= LastSecond and <= LastMillisecond => DateTimeOffset.FromUnixTimeMilliseconds(told.Value),
        _ => null,
    };
}
