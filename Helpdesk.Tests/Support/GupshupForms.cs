using System.Text.Json.Nodes;

namespace Helpdesk.Tests.Support;

/// <summary>What Gupshup would say against a form; null when there is nothing to say.</summary>
public static class GupshupForms
{
    public static string? Message(IReadOnlyDictionary<string, string> fields)
    {
        if (Envelope(fields, "message") is { } complaint) return complaint;

        var message = JsonNode.Parse(fields["message"])!.AsObject();
        if (message.Any(property => property.Value is null)) return "Invalid message: null";
        if (message["context"] is { } context && context["msgId"] is null) return "Invalid message: context";

        string[] wanted = (string?)message["type"] switch
        {
            "text" => ["text"],
            "image" => ["originalUrl", "previewUrl", "caption"],
            "video" => ["url", "caption"],
            "audio" or "sticker" => ["url"],
            "file" => ["url", "filename", "caption"],
            "location" => ["longitude", "latitude"],
            "contact" => ["contact"],
            "reaction" => ["msgId", "emoji"],
            _ => ["type that is known"],
        };
        return Array.Find(wanted, name => !message.ContainsKey(name)) is { } missing ? $"Invalid message: {missing}" : null;
    }

    /// <param name="places">How many values each template takes that is known.</param>
    public static string? Template(IReadOnlyDictionary<string, string> fields, IReadOnlyDictionary<string, int> places)
    {
        if (Envelope(fields, "template") is { } complaint) return complaint;

        var template = JsonNode.Parse(fields["template"])!;
        if ((string?)template["id"] is not { Length: > 0 } id || template["params"] is not JsonArray values) return "Invalid template";
        return places.TryGetValue(id, out var wanted) && wanted != values.Count ? "Template Did not match" : null;
    }

    private static string? Envelope(IReadOnlyDictionary<string, string> fields, string content)
    {
        if (!fields.Keys.Order(StringComparer.Ordinal).SequenceEqual(new[] { "channel", "destination", content, "source", "src.name" }.Order(StringComparer.Ordinal)))
            return $"Invalid fields: {string.Join(", ", fields.Keys)}";
        if (fields["channel"] != "whatsapp") return "Invalid channel";
        return fields["destination"] is { Length: >= 8 } number && number.All(char.IsAsciiDigit) ? null : "Invalid Destination";
    }
}
