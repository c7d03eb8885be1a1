using System.Text.Json;
using System.Text.RegularExpressions;

namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>What a message holds, by its type.</summary>
internal static partial class UltraMsgContents
{
    private static readonly Dictionary<string, MessageKind> Files = new()
    {
        ["image"] = MessageKind.Image,
        ["video"] = MessageKind.Video,
        ["audio"] = MessageKind.Audio,
        ["ptt"] = MessageKind.Voice,
        ["document"] = MessageKind.Document,
        ["sticker"] = MessageKind.Sticker,
    };

    /// <returns>Null when the type is unknown or what it should hold is missing.</returns>
    public static Content? Read(JsonElement data) => data.Text("type") switch
    {
        "chat" => data.Text("body") is { } text ? new Content(MessageKind.Text, text) : null,
        "location" => Location(data),
        "vcard" or "multi_vcard" => Contacts(data),
        { } type when Files.TryGetValue(type, out var kind) => File(kind, data),
        _ => null,
    };

    /// <summary>Whether the same message may still come whole: with its file (where downloads are on), or decrypted.</summary>
    public static bool MayFollow(JsonElement data) => data.Text("type") is { } type && (type == "ciphertext" || Files.ContainsKey(type));

    public static Content Unsupported(JsonElement data)
    {
        var type = data.Text("type");
        var remark = type is not null && Files.ContainsKey(type) ? $"{type}, without its file" : type;
        return new Content(MessageKind.Unsupported, data.Text("caption") ?? Words(data)) { Details = new MessageDetails { Remark = remark } };
    }

    private static Content? File(MessageKind kind, JsonElement data)
    {
        if (data.Text("media") is not { } address || !Uri.TryCreate(address, UriKind.Absolute, out var file) || file.Scheme is not ("https" or "http")) return null;

        // The body repeats the name of a document, or is its caption.
        var (caption, name) = (data.Text("caption"), data.Text("filename"));
        if (kind == MessageKind.Document) name ??= Words(data);
        if (kind is MessageKind.Image or MessageKind.Video or MessageKind.Document) caption ??= Words(data) is { } words && words != name ? words : null;
        return new Content(kind, caption) { Media = new IncomingMedia(null, address, data.Text("mimetype") ?? UltraMsgFiles.TypeOf(kind, file), null, name) };
    }

    private static Content? Location(JsonElement data)
    {
        var place = data.Part("location");
        var latitude = place.Number("latitude") ?? place.Number("lat") ?? data.Number("lat") ?? data.Number("latitude");
        var longitude = place.Number("longitude") ?? place.Number("lng") ?? data.Number("lng") ?? data.Number("longitude");
        if (latitude is not (>= -90 and <= 90) || longitude is not (>= -180 and <= 180)) return null;

        var name = place.Text("description") ?? place.Text("name") ?? place.AsText();
        return new Content(MessageKind.Location, null)
        {
            Details = new MessageDetails { Location = new Place((double)latitude, (double)longitude, name, place.Text("address") ?? data.Text("address")) },
        };
    }

    private static Content? Contacts(JsonElement data)
    {
        var cards = data.List("body").Concat(data.List("vcards")).Select(JsonParts.AsText).Prepend(data.Text("body")).OfType<string>();
        SharedContact[] contacts = [.. cards.SelectMany(VCard.Read)];
        return contacts is [] ? null : new Content(MessageKind.Contacts, null) { Details = new MessageDetails { Contacts = contacts } };
    }

    // Beside a file or a place the body may be its preview, as base64: nothing to read for people.
    private static string? Words(JsonElement data) => data.Text("body") is { } body && !Preview().IsMatch(body) ? body : null;

    [GeneratedRegex(@"^(data:[a-z]+/[a-z0-9.+-]+;base64,|/9j/|iVBORw0KGgo|UklGR)[A-Za-z0-9+/=\r\n]*\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Preview();
}
