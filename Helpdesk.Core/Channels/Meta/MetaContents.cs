using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>What a message holds, by its type.</summary>
internal static class MetaContents
{
    /// <returns>Null when the type is unknown or its part is missing.</returns>
    public static Content? Read(JsonElement message)
    {
        var type = message.Text("type") ?? "";
        var part = message.Part(type);
        var content = type switch
        {
            "text" => part.Text("body") is { } text ? new Content(MessageKind.Text, text) : null,
            "image" => Media(MessageKind.Image, part),
            "video" => Media(MessageKind.Video, part),
            "audio" => Media(part.IsTrue("voice") ? MessageKind.Voice : MessageKind.Audio, part),
            "document" => Media(MessageKind.Document, part),
            "sticker" => Media(MessageKind.Sticker, part),
            "location" => Location(part),
            "contacts" => Contacts(message),
            "interactive" => MetaChoices.Interactive(part),
            "button" => MetaChoices.Button(part),
            "order" => Order(part),
            _ => null,
        };
        return content is null ? null : WithReferral(content, message);
    }

    /// <summary>Meta's own word on why there is no content: beside the message, or beside all messages of the value.</summary>
    public static string? Explanation(JsonElement message, JsonElement value)
    {
        var error = message.List("errors").Concat(value.List("errors")).FirstOrDefault();
        return message.Part("unsupported").Text("type") ?? (error.IsObject() ? MetaErrors.Read(error).Words : null);
    }

    public static Content Unsupported(JsonElement message, string? explanation)
    {
        var remark = new MessageDetails { Remark = explanation ?? message.Text("type") };
        return WithReferral(new Content(MessageKind.Unsupported, null) { Details = remark }, message);
    }

    public static Content? Location(JsonElement part)
    {
        if (part.Number("latitude") is not { } latitude || part.Number("longitude") is not { } longitude) return null;

        var place = new Place((double)latitude, (double)longitude, part.Text("name"), part.Text("address"));
        return new Content(MessageKind.Location, null) { Details = new MessageDetails { Location = place } };
    }

    /// <summary>An advertisement or a product may stand beside any kind of message.</summary>
    public static Content WithReferral(Content content, JsonElement message)
    {
        var product = message.Part("context").Part("referred_product").Text("product_retailer_id");
        var ad = message.Part("referral");
        if (product is null && !ad.IsObject()) return content;

        var referral = ad.IsObject() ? new Referral(ad.Text("headline"), ad.Text("body"), ad.Text("source_url")) : null;
        return content with { Details = (content.Details ?? new MessageDetails()) with { Product = product, Referral = referral } };
    }

    private static Content? Media(MessageKind kind, JsonElement part)
    {
        var (id, url) = (part.Text("id"), part.Text("url"));
        if (id is null && url is null) return null;

        var type = part.Text("mime_type") ?? "application/octet-stream";
        var media = new IncomingMedia(id, url, type, Hash(part.Text("sha256")), part.Text("filename"));
        return new Content(kind, part.Text("caption")) { Media = media };
    }

    private static byte[]? Hash(string? base64)
    {
        var hash = new byte[32];
        return Convert.TryFromBase64String(base64 ?? "", hash, out var length) && length == hash.Length ? hash : null;
    }

    private static Content? Contacts(JsonElement message)
    {
        SharedContact[] contacts = [.. message.List("contacts").Where(JsonParts.IsObject).Select(Contact)];
        return contacts is [] ? null : new Content(MessageKind.Contacts, null) { Details = new MessageDetails { Contacts = contacts } };
    }

    private static SharedContact Contact(JsonElement contact)
    {
        var name = contact.Part("name");
        var phones = contact.List("phones").Select(phone => phone.Text("phone") ?? phone.Text("wa_id")).OfType<string>();
        var called = name.Text("formatted_name") ?? name.Text("first_name") ?? contact.Part("org").Text("company");
        return new SharedContact(called ?? "", [.. phones]);
    }

    private static Content? Order(JsonElement part)
    {
        if (!part.IsObject()) return null;

        var order = new Order(part.Text("text"), [.. part.List("product_items").Select(Line)]);
        return new Content(MessageKind.Order, order.Note) { Details = new MessageDetails { Order = order } };
    }

    private static OrderLine Line(JsonElement item) => new(
        item.Text("product_retailer_id") ?? "", item.Number("quantity") ?? 1, item.Number("item_price"), item.Text("currency"));
}
