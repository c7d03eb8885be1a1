using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>What the parts of one change share: whose number it is, when it came, and the people it names.</summary>
internal sealed record MetaChange(string Field, string Account, DateTimeOffset At, JsonElement Value)
{
    /// <summary>A phone's clock may be wrong; a message of next year would stand below all others for a year.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    private DateTimeOffset Received { get; init; }

    /// <summary>Our own number as Meta writes it: for comparing, not for routing (it may lack the ninth digit).</summary>
    public string? OurNumber => Value.Part("metadata").Text("display_phone_number");

    public static MetaChange Of(JsonElement entry, JsonElement change, DateTimeOffset received)
    {
        var value = change.Part("value");
        var account = value.Part("metadata").Text("phone_number_id") ?? MetaReader.AccountPrefix + entry.Text("id");
        return new MetaChange(change.Text("field") ?? "", account, Time(entry, "time", received), value) { Received = received };
    }

    public DateTimeOffset TimeOf(JsonElement part) => Time(part, "timestamp", Received);

    /// <summary>Somebody by one or both ids, with what the contacts beside tell of them. These are matched by id, never by place.</summary>
    /// <returns>Null when neither id is there: then nobody can be answered.</returns>
    public Party? Person(string? phone, string? userId)
    {
        (phone, userId) = (Id(phone), Id(userId));
        if (phone is null && userId is null) return null;

        var contact = Value.List("contacts").FirstOrDefault(contact =>
            (userId is not null && contact.Text("user_id") == userId) || (phone is not null && contact.Text("wa_id") == phone));
        return new Party(phone ?? contact.Text("wa_id"), userId ?? contact.Text("user_id"), contact.Part("profile").Text("name"));
    }

    public NotUnderstood NotUnderstood(string reason, JsonElement part) =>
        new(reason, part.GetRawText()) { Account = Account, At = TimeOf(part) };

    /// <summary>Seconds since 1970, as text or as number; null when missing or absurd.</summary>
    public static DateTimeOffset? Seconds(JsonElement part, string name) =>
        part.Whole(name) is > 0 and < 253_402_300_800 and var seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private static string? Id(string? told) => told is { Length: <= Limits.ProviderId } ? told : null;

    private static DateTimeOffset Time(JsonElement part, string name, DateTimeOffset received) =>
        Seconds(part, name) is { } time && time < received + Ahead ? time : received;
}
