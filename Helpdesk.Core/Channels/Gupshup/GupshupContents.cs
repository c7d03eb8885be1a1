using System.Text.Json;
using Helpdesk.Core.Channels.Meta;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>What a message holds, by its type (Gupshup v2: Text, Media, Interactive messages, Postback text support).</summary>
internal static class GupshupContents
{
    private static readonly DateTimeOffset FirstOfWhatsApp = new(2009, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>Null when the type is unknown or its part is missing.</returns>
    public static Content? Read(JsonElement message)
    {
        var part = message.Part("payload");
        var content = message.Text("type") switch
        {
            "text" when part.Text("type") == "button" => Picked(part),
            "text" => part.Text("text") is { } text ? new Content(MessageKind.Text, text) : null,
            "image" => Media(MessageKind.Image, part),
            "video" => Media(MessageKind.Video, part),
            "audio" => Media(IsRecorded(part) ? MessageKind.Voice : MessageKind.Audio, part),
            "file" => Media(MessageKind.Document, part),
            "sticker" => Media(MessageKind.Sticker, part),
            "location" => MetaContents.Location(part),
            "contact" => Contacts(part),
            "button_reply" or "list_reply" or "quick_reply" => Picked(part),
            _ => null,
        };
        return content is null ? null : MetaContents.WithReferral(content, message);
    }

    /// <summary>A placeholder, with whatever words there are.</summary>
    public static Content Unsupported(JsonElement message)
    {
        var part = message.Part("payload");
        return MetaContents.Unsupported(message, null) with { Text = part.Text("text") ?? part.Text("caption") ?? part.Text("title") };
    }

    // The id that we gave a button comes back as the postback, if we gave one; "id" is only its place in the list.
    private static Content? Picked(JsonElement part) => (part.Text("title") ?? part.Text("text")) is not { } title
        ? null
        : new Content(MessageKind.Interactive, title)
        {
            Details = new MessageDetails { Choice = new Choice(part.Text("postbackText") ?? part.Text("id"), title, part.Text("description")) },
        };

    private static Content? Media(MessageKind kind, JsonElement part) => part.Text("url") is not { } url
        ? null
        : new Content(kind, part.Text("caption"))
        {
            Media = new IncomingMedia(null, url, part.Text("contentType") ?? "application/octet-stream", null, part.Text("name")) { ExpiresAt = KeptUntil(part) },
        };

    // A number that is no moment since there is WhatsApp is another kind of number (how long, perhaps), and tells nothing.
    private static DateTimeOffset? KeptUntil(JsonElement part) => part.Moment("urlExpiry") is { } told && told > FirstOfWhatsApp ? told : null;

    // Nothing says that a sound was recorded in the chat; but what WhatsApp records is always of this type.
    private static bool IsRecorded(JsonElement part) => part.Text("contentType")?.StartsWith("audio/ogg", StringComparison.OrdinalIgnoreCase) == true;

    private static Content? Contacts(JsonElement part)
    {
        SharedContact[] contacts = [.. part.List("contacts").Where(JsonParts.IsObject).Select(Contact)];
        return contacts is [] ? null : new Content(MessageKind.Contacts, null) { Details = new MessageDetails { Contacts = contacts } };
    }

    // Names of properties come in two styles.
    private static SharedContact Contact(JsonElement contact)
    {
        var name = contact.Part("name");
        var called = name.Text("formatted_name") ?? name.Text("formattedName") ?? name.Text("first_name") ?? name.Text("firstName");
        var phones = contact.List("phones").Select(phone => phone.Text("phone") ?? phone.Text("wa_id") ?? phone.Text("waId")).OfType<string>();
        return new SharedContact(called ?? contact.Part("org").Text("company") ?? "", [.. phones]);
    }
}
