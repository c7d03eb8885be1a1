using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Web.Hosting;

namespace Helpdesk.Web.Features.Simulator.ZApi;

/// <summary>Webhook bodies as Z-API writes them, its spelling included ("momment").</summary>
public sealed class ZApiBodies(PhoneFiles files)
{
    private static string Instance => DemoChannel.ZApi.Credentials["InstanceId"];

    public JsonObject Message(PhoneChat chat, PhoneMessage message, DateTimeOffset at)
    {
        var body = Received(chat, message.Id, at);
        if (message.QuotedId is { } quoted) body["referenceMessageId"] = quoted;
        var (kind, content) = Content(message);
        body[kind] = content;
        return body;
    }

    /// <summary>What the helpdesk sent through the API, as the session of the app sees it.</summary>
    public JsonObject Echo(PhoneChat chat, PhoneMessage message, DateTimeOffset at)
    {
        var body = Message(chat, message, at);
        (body["fromMe"], body["fromApi"], body["status"], body["senderName"], body["senderLid"]) = (true, true, "SENT", "Suporte", $"70{DemoChannel.ZApi.Number}@lid");
        return body;
    }

    public JsonObject Edit(PhoneChat chat, Edited edited)
    {
        var body = Message(chat, edited.Message, edited.At);
        body["isEdit"] = true;
        return body;
    }

    public static JsonObject Revoke(PhoneChat chat, Deleted deleted)
    {
        var body = Notification(chat, deleted.Id, deleted.At, "REVOKE", null);
        body["referenceMessageId"] = deleted.Message.Id;
        return body;
    }

    public static JsonObject Reaction(PhoneChat chat, Reacted reacted)
    {
        var (phone, at) = (chat.KnownAs, reacted.At);
        var body = Received(chat, reacted.Id, at);
        body["reaction"] = new JsonObject
        {
            ["value"] = reacted.Emoji ?? "",
            ["time"] = at.ToUnixTimeMilliseconds(),
            ["reactionBy"] = phone,
            ["referencedMessage"] = new JsonObject { ["messageId"] = reacted.Target.Id, ["fromMe"] = !reacted.Target.Mine, ["phone"] = phone, ["participant"] = null },
        };
        return body;
    }

    public static JsonObject Call(PhoneChat chat, PhoneCall call, DateTimeOffset at, string notification)
    {
        var body = Notification(chat, $"{PhoneWire.Seconds(at)}-{call.Id[..2]}", at, notification, call.Id);
        body["referenceMessageId"] = null;
        body["externalAdReply"] = null;
        return body;
    }

    /// <summary>"SENT", "RECEIVED", "READ": how far it got.</summary>
    public static JsonObject Status(PhoneChat chat, PhoneMessage message, DateTimeOffset at, string status) => new()
    {
        ["instanceId"] = Instance,
        ["status"] = status,
        ["ids"] = new JsonArray(message.Id),
        ["momment"] = at.ToUnixTimeMilliseconds(),
        ["phoneDevice"] = 0,
        ["phone"] = chat.KnownAs,
        ["type"] = "MessageStatusCallback",
        ["isGroup"] = false,
    };

    /// <summary>Handed to WhatsApp, or with an error not.</summary>
    public static JsonObject Delivery(PhoneChat chat, PhoneMessage message, DateTimeOffset at, string? error = null)
    {
        var body = new JsonObject
        {
            ["phone"] = chat.KnownAs,
            ["zaapId"] = message.SendId,
            ["messageId"] = message.Id,
            ["type"] = "DeliveryCallback",
            ["instanceId"] = Instance,
            ["momment"] = at.ToUnixTimeMilliseconds(),
        };
        if (error is not null) (body["error"], body["messageId"]) = (error, null);
        return body;
    }

    /// <summary>These two tell seconds where all others tell milliseconds.</summary>
    public static JsonObject Linked(bool linked, DateTimeOffset at) => linked
        ? new() { ["type"] = "ConnectedCallback", ["connected"] = true, ["momment"] = at.ToUnixTimeSeconds(), ["instanceId"] = Instance, ["phone"] = DemoChannel.ZApi.Number }
        : new() { ["momment"] = at.ToUnixTimeSeconds(), ["error"] = "Device has been disconnected", ["disconnected"] = true, ["type"] = "DisconnectedCallback", ["instanceId"] = Instance };

    private static JsonObject Notification(PhoneChat chat, string id, DateTimeOffset at, string notification, string? callId)
    {
        var body = Received(chat, id, at);
        (body["notification"], body["notificationParameters"], body["callId"]) = (notification, new JsonArray(), callId);
        return body;
    }

    private static JsonObject Received(PhoneChat chat, string id, DateTimeOffset at) => new()
    {
        ["isStatusReply"] = false,
        ["senderLid"] = chat.OpaqueId,
        ["chatLid"] = chat.OpaqueId,
        ["connectedPhone"] = DemoChannel.ZApi.Number,
        ["waitingMessage"] = false,
        ["isEdit"] = false,
        ["isGroup"] = false,
        ["isNewsletter"] = false,
        ["instanceId"] = Instance,
        ["messageId"] = id,
        ["phone"] = chat.KnownAs,
        ["fromMe"] = false,
        ["momment"] = at.ToUnixTimeMilliseconds(),
        ["status"] = "RECEIVED",
        ["chatName"] = chat.Name,
        ["senderPhoto"] = null,
        ["senderName"] = chat.Name,
        ["photo"] = null,
        ["broadcast"] = false,
        ["participantPhone"] = null,
        ["participantLid"] = null,
        ["messageExpirationSeconds"] = 0,
        ["forwarded"] = false,
        ["type"] = "ReceivedCallback",
        ["fromApi"] = false,
    };

    private (string Kind, JsonObject Content) Content(PhoneMessage message)
    {
        if (message.Place is { } place) return ("location", Location(place));
        if (message.File is not { } file) return ("text", new JsonObject { ["message"] = message.Text });

        var link = files.LinkTo(file);
        return message.Kind switch
        {
            MessageKind.Image => ("image", Seen(new() { ["imageUrl"] = link, ["thumbnailUrl"] = link, ["downloadError"] = null }, file, message.Text)),
            MessageKind.Video => ("video", Seen(new() { ["videoUrl"] = link, ["seconds"] = 1 }, file, message.Text)),
            MessageKind.Sticker => ("sticker", new JsonObject { ["stickerUrl"] = link, ["mimeType"] = file.ContentType }),
            MessageKind.Voice or MessageKind.Audio => ("audio", new JsonObject
            {
                ["ptt"] = message.Kind == MessageKind.Voice,
                ["seconds"] = 1,
                ["audioUrl"] = link,
                ["mimeType"] = file.ContentType,
                ["viewOnce"] = false,
            }),
            _ => ("document", new JsonObject
            {
                ["documentUrl"] = link,
                ["mimeType"] = file.ContentType,
                ["title"] = file.Name,
                ["pageCount"] = 1,
                ["fileName"] = file.Name,
                ["caption"] = message.Text,
            }),
        };
    }

    private static JsonObject Seen(JsonObject content, PhoneFile file, string? caption)
    {
        (content["mimeType"], content["caption"]) = (file.ContentType, caption ?? "");
        (content["width"], content["height"], content["viewOnce"]) = (0, 0, false);
        return content;
    }

    private static JsonObject Location(Place place) => new()
    {
        ["longitude"] = place.Longitude,
        ["latitude"] = place.Latitude,
        ["address"] = place.Address ?? "",
        ["url"] = "",
        ["name"] = place.Name,
    };
}
