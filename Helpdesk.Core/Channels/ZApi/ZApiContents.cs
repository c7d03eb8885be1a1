using System.Text.Json;

namespace Helpdesk.Core.Channels.ZApi;

/// <summary>What a message holds. There is no type: the key that is there tells (Z-API: on message received).</summary>
internal static class ZApiContents
{
    private sealed record Kind(string Key, Func<JsonElement, Content?> Read);

    private static readonly Kind[] Kinds =
    [
        new("text", part => part.Text("message") is { } text ? new Content(MessageKind.Text, text) : null),
        new("image", part => Media(MessageKind.Image, part, "imageUrl")),
        new("video", part => Media(MessageKind.Video, part, "videoUrl")),
        new("audio", part => Media(part.IsTrue("ptt") ? MessageKind.Voice : MessageKind.Audio, part, "audioUrl")),
        new("document", part => Media(MessageKind.Document, part, "documentUrl")),
        new("sticker", part => Media(MessageKind.Sticker, part, "stickerUrl")),
        new("location", Location),
        new("contact", Contacts),
        new("contacts", Contacts),
        new("buttonsResponseMessage", part => Picked(part.Text("buttonId"), part.Text("message"), null)),
        new("listResponseMessage", part => Picked(part.Text("selectedRowId"), part.Text("title") ?? part.Text("message"), part.Text("message"))),
        new("pollVote", part => Picked(null, Options(part), null)),
        new("order", Order),
    ];

    /// <returns>Null when none of these is there, or it is empty.</returns>
    public static Content? Read(JsonElement body)
    {
        var content = Kinds
            .Select(kind => body.Part(kind.Key) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } part ? kind.Read(part) : null)
            .FirstOrDefault(read => read is not null);
        return content is null ? null : WithSurroundings(content, body);
    }

    private static Content? Media(MessageKind kind, JsonElement part, string address)
    {
        if (!part.IsObject()) return null;

        var type = part.Text("mimeType") ?? "application/octet-stream";
        return part.Text(address) is { } url
            ? new Content(kind, part.Text("caption")) { Media = new IncomingMedia(null, url, type, null, part.Text("fileName") ?? part.Text("title")) }
            : Missing(part);
    }

    /// <summary>Z-API itself could not fetch the file from WhatsApp, and will not later.</summary>
    private static Content Missing(JsonElement part) => new(MessageKind.Unsupported, part.Text("caption"))
    {
        Details = new MessageDetails { Remark = part.Text("downloadError") is { } words ? $"downloadError: {words}" : "downloadError" },
    };

    private static Content? Location(JsonElement part)
    {
        if (part.Number("latitude") is not { } latitude || part.Number("longitude") is not { } longitude) return null;

        var place = new Place((double)latitude, (double)longitude, part.Text("name"), part.Text("address"));
        return new Content(MessageKind.Location, null) { Details = new MessageDetails { Location = place } };
    }

    private static Content? Contacts(JsonElement part)
    {
        var parts = part.IsObject() ? [part] : part.EnumerateArray().Where(JsonParts.IsObject);
        SharedContact[] contacts = [.. parts.Select(Contact)];
        return contacts is [] ? null : new Content(MessageKind.Contacts, null) { Details = new MessageDetails { Contacts = contacts } };
    }

    private static SharedContact Contact(JsonElement part) =>
        new(part.Text("displayName") ?? "", [.. part.List("phones").Select(phone => phone.AsText()).OfType<string>()]);

    private static Content? Picked(string? id, string? title, string? description)
    {
        if (title is null) return null;

        var choice = new Choice(id, title, description == title ? null : description);
        return new Content(MessageKind.Interactive, title) { Details = new MessageDetails { Choice = choice } };
    }

    private static string? Options(JsonElement vote)
    {
        var names = vote.List("options").Select(option => option.Text("name")).OfType<string>().ToList();
        return names is [] ? null : string.Join(", ", names);
    }

    // Nobody says whether prices are told in cents or in thousandths: none is better than a wrong one.
    private static Content? Order(JsonElement part)
    {
        if (!part.IsObject()) return null;

        var order = new Order(part.Text("message"), [.. part.List("products").Where(JsonParts.IsObject).Select(item =>
            new OrderLine(item.Text("name") ?? item.Text("retailerId") ?? item.Text("productId") ?? "", item.Number("quantity") ?? 1, null, null))]);
        return new Content(MessageKind.Order, order.Note) { Details = new MessageDetails { Order = order } };
    }

    // An advertisement may stand beside any kind of message; and a message may answer a story instead of a message.
    private static Content WithSurroundings(Content content, JsonElement body)
    {
        var ad = body.Part("externalAdReply");
        if (!ad.IsObject() && !body.IsTrue("isStatusReply")) return content;

        var details = content.Details ?? new MessageDetails();
        return content with
        {
            Details = details with
            {
                Referral = ad.IsObject() ? new Referral(ad.Text("title"), ad.Text("body"), ad.Text("sourceUrl")) : null,
                Remark = details.Remark ?? (body.IsTrue("isStatusReply") ? "status" : null),
            },
        };
    }
}
