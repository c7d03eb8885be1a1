using System.Text.Json;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>One event: its envelope, and what all readers need of the message inside.</summary>
internal sealed record UltraMsgEvent(string Type, string Account, DateTimeOffset At, JsonElement Root)
{
    /// <summary>A phone's clock may be wrong; a message of next year would stand below all others for a year.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public JsonElement Data => Root.Part("data");

    /// <summary>WhatsApp's id of the message ("false_5511900001234@c.us_3EB0…"): the key, whatever form it has.</summary>
    public string? Id => Data.Text("id");

    /// <summary>UltraMsg's number of a request to send, which is what our own request was answered with.</summary>
    public string? QueueId => Root.Text("id");

    /// <summary>Our own id, which we give as reference with everything we send.</summary>
    public Guid? OurId => Guid.TryParse(Root.Text("referenceId"), out var id) ? id : null;

    /// <summary>Whether our side wrote it. Where the body does not say, its id does: "true_…".</summary>
    public bool ByUs => Data.Part("fromMe").ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Prefix is { } prefix ? prefix == "true" : Type == "message_create",
    };

    /// <summary>The chat it stands in: a person, or a room.</summary>
    public string? Chat => Data.Text(ByUs ? "to" : "from") ?? IdPart(1);

    /// <summary>The room it was written in; null in a private conversation.</summary>
    public string? Room => Chat is { } chat && RawId.KindOf(chat) == RawIdKind.Room ? chat : null;

    private string? Prefix => Id?.Split('_')[0] switch { "true" => "true", "false" => "false", _ => null };

    public static UltraMsgEvent Of(JsonElement root, DateTimeOffset received)
    {
        var type = root.Text("event_type") ?? "";
        var seconds = root.Part("data").Whole("time") is > 0 and < 253_402_300_800 and var told ? told : (long?)null;
        var time = seconds is { } known ? DateTimeOffset.FromUnixTimeSeconds(known) : received;
        return new UltraMsgEvent(
            type.StartsWith("webhook_", StringComparison.Ordinal) ? type["webhook_".Length..] : type,
            root.Text("instanceId") ?? "", time < received + Ahead ? time : received, root);
    }

    /// <summary>The person on the other side. Phone and hidden id join when the body has both: one may stand in the message's id.</summary>
    /// <returns>Null when nobody is named: then nobody can be answered.</returns>
    public Party? Person()
    {
        string?[] ids = Room is null ? [Chat, IdPart(1)] : ByUs ? [] : [Data.Text("author"), IdPart(3)];
        var named = ids.OfType<string>().ToList();
        var phone = named.Select(Phone).FirstOrDefault(digits => digits is not null);
        var hidden = named.Find(id => RawId.KindOf(id) is RawIdKind.Lid or RawIdKind.UserId);

        // An id of no known form is kept as it came; a room stands for whoever in it is not named.
        if (phone is null) hidden ??= named.FirstOrDefault() ?? Room;
        return phone is null && hidden is null ? null : new Party(phone, hidden, ByUs ? null : Data.Text("pushname"));
    }

    public NotUnderstood NotUnderstood(string reason) => new(reason, Root.GetRawText()) { Account = Account, At = At };

    // "false_<chat>_<number>[_<participant>]"
    private string? IdPart(int index) =>
        Prefix is not null && Id!.Split('_') is { Length: > 2 } parts && parts.Length > index && RawId.KindOf(parts[index]) != RawIdKind.Opaque
            ? parts[index]
            : null;

    private static string? Phone(string? id)
    {
        if (id is null || RawId.KindOf(id) != RawIdKind.Phone) return null;

        var digits = string.Concat(id.Split(':', '@')[0].Where(char.IsAsciiDigit));
        return digits.Length <= Limits.Phone ? digits : null;
    }
}
