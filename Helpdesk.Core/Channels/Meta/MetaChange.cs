using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>What the parts of one change share: whose number it is, when it came, and the people it names.</summary>
internal sealed record MetaChange(string Field, string Account, DateTimeOffset At, JsonElement Value)
{
    /// <summary>A phone's clock may be wrong; a message of next year would stand below all others for a year.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    private DateTimeOffset Received { get; init; }

    public MetaDialect Dialect { get; private init; } = MetaDialect.Own;

    /// <summary>Our own number as Meta writes it: for comparing, not for routing (it may lack the ninth digit).</summary>
    public string? OurNumber => Value.Part("metadata").Text("display_phone_number");

    public static MetaChange Of(JsonElement entry, JsonElement change, DateTimeOffset received, MetaDialect dialect)
    {
        var value = change.Part("value");
        return new MetaChange(change.Text("field") ?? "", dialect.AccountOf(entry, value), Time(entry, "time", received), value)
        {
            Received = received,
            Dialect = dialect,
        };
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

    /// <summary>The time that a part tells, unless it tells none or one that cannot be.</summary>
    public static DateTimeOffset Time(JsonElement part, string name, DateTimeOffset received) =>
        part.Moment(name) is { } time && time < received + Ahead ? time : received;

    private static string? Id(string? told) => told is { Length: <= Limits.ProviderId } ? told : null;
}
