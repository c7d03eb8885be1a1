using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Helpdesk.Tests.Support;

/// <summary>The bodies that Z-API takes: what each path requires and allows (Z-API: messages).</summary>
public static partial class ZApiShapes
{
    private static readonly string[] Files = ["image", "video", "audio", "sticker", "document"];

    private static readonly Dictionary<string, (string[] Required, string[] Allowed)> Paths = new()
    {
        ["send-text"] = (["message"], ["messageId", "delayMessage", "delayTyping", "editMessageId", "privateAnswer"]),
        ["send-image"] = (["image"], ["caption", "messageId", "viewOnce", "delayMessage"]),
        ["send-video"] = (["video"], ["caption", "messageId", "viewOnce", "delayMessage", "async"]),
        ["send-audio"] = (["audio"], ["messageId", "viewOnce", "delayMessage", "delayTyping", "async", "waveform"]),
        ["send-sticker"] = (["sticker"], ["messageId", "delayMessage", "stickerAuthor"]),
        ["send-document"] = (["document"], ["fileName", "caption", "messageId", "delayMessage"]),
        ["send-location"] = (["title", "address", "latitude", "longitude"], ["messageId", "delayMessage"]),
        ["send-contact"] = (["contactName", "contactPhone"], ["messageId", "delayMessage"]),
        ["send-contacts"] = (["contacts"], ["messageId", "delayMessage"]),
        ["send-reaction"] = (["reaction", "messageId"], ["delayMessage"]),
        ["send-remove-reaction"] = (["messageId"], ["delayMessage"]),
        ["read-message"] = (["messageId"], []),
    };

    /// <summary>What is wrong with a body; null when nothing is.</summary>
    public static string? Complaint(string path, JsonObject body)
    {
        var kind = path.StartsWith("send-document/", StringComparison.Ordinal) ? "send-document" : path;
        if (!Paths.TryGetValue(kind, out var shape) || (kind == "send-document" && !Document().IsMatch(path))) return "NOT_FOUND";
        if (!Recipient().IsMatch((string?)body["phone"] ?? "")) return "phone";
        if (Array.Find(shape.Required, name => string.IsNullOrEmpty(body[name]?.ToString())) is { } missing) return $"{missing} is required";

        var unknown = body.Select(property => property.Key).Except(["phone", .. shape.Required, .. shape.Allowed]).FirstOrDefault();
        if (unknown is not null) return $"{unknown} is unknown";
        if (body["contacts"] is JsonArray contacts && !contacts.All(IsCard)) return "contacts";

        return Files.Select(name => (string?)body[name]).OfType<string>().All(IsFile) ? null : "invalid media url";
    }

    private static bool IsCard(JsonNode? card) =>
        (string?)card!["name"] is { Length: > 0 } && card["phones"] is JsonArray { Count: > 0 } phones && phones.All(phone => Recipient().IsMatch((string)phone!));

    private static bool IsFile(string file)
    {
        if (DataUri().Match(file) is { Success: true } match)
            return Convert.TryFromBase64String(match.Groups["bytes"].Value, new byte[file.Length], out var length) && length > 0;

        return Uri.TryCreate(file, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;
    }

    [GeneratedRegex("^([0-9]{8,15}|[0-9]+@lid|[0-9-]+-group)$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Recipient();

    [GeneratedRegex("^send-document/[a-z0-9]{1,10}$", RegexOptions.None, 1_000)]
    private static partial Regex Document();

    [GeneratedRegex("^data:[a-z]+/[a-z0-9.+-]+;base64,(?<bytes>.*)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex DataUri();
}
