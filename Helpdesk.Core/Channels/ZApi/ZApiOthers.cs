using System.Text.Json;

namespace Helpdesk.Core.Channels.ZApi;

/// <summary>Kinds of messages that we do not draw: a placeholder with whatever text is inside.</summary>
internal static class ZApiOthers
{
    private const int MostWords = 20;

    private static readonly HashSet<string> Known =
    [
        "product", "pixKeyMessage", "reviewAndPay", "reviewOrder", "requestPayment", "sendPayment", "hydratedTemplate", "buttonsMessage",
        "carouselMessage", "event", "eventResponse", "newsletterAdminInvite", "poll",
    ];

    /// <summary>Texts that people read, in the order in which they stand; links, ids and thumbnails are none.</summary>
    private static readonly HashSet<string> Texts =
    [
        "message", "title", "header", "body", "text", "description", "caption", "question", "name", "displayName", "productName", "merchantName",
        "key", "newsletterName", "footer",
    ];

    /// <summary>The kind is one that Z-API documents.</summary>
    public static bool IsKnown(JsonElement body) => Known.Contains(KindOf(body) ?? "");

    /// <summary>The key under which the content lies; null when there is none.</summary>
    public static string? KindOf(JsonElement body) =>
        body.EnumerateObject().Where(part => part.Value.IsObject() && !IsAside(part.Name)).Select(part => part.Name).FirstOrDefault();

    public static Content Read(JsonElement body)
    {
        var kind = KindOf(body);
        var words = kind is null ? [] : Words(body.Part(kind)).Distinct().Take(MostWords).ToList();
        var remark = kind is null ? null : new MessageDetails { Remark = kind };
        return new Content(MessageKind.Unsupported, words is [] ? null : string.Join('\n', words)) { Details = remark };
    }

    /// <summary>The advertisement or the story (statusImage, statusText…) that stands beside a message.</summary>
    private static bool IsAside(string name) => name == "externalAdReply" || name.StartsWith("status", StringComparison.Ordinal);

    private static IEnumerable<string> Words(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().SelectMany(property =>
            property.Value.ValueKind == JsonValueKind.String ? Word(property) : Words(property.Value)),
        JsonValueKind.Array => part.EnumerateArray().SelectMany(Words),
        _ => [],
    };

    private static IEnumerable<string> Word(JsonProperty property) =>
        Texts.Contains(property.Name) && property.Value.AsText() is { } text ? [text] : [];
}
