using System.Text.Json.Nodes;

namespace Helpdesk.Tests.Support;

/// <summary>Webhook bodies as Z-API writes them (Z-API: webhooks), for stories that need their own words, ids and times.</summary>
public static class ZApiBody
{
    public static string Text(string phone, string id, string text, DateTimeOffset at, string more = "{}") =>
        Received(phone, id, at, new JsonObject { ["text"] = new JsonObject { ["message"] = text } }.ToJsonString(), more);

    public static string Reaction(string phone, string id, string target, string emoji, DateTimeOffset at) => Received(phone, id, at, new JsonObject
    {
        ["reaction"] = new JsonObject { ["value"] = emoji, ["referencedMessage"] = new JsonObject { ["messageId"] = target } },
    }.ToJsonString());

    /// <summary>A ReceivedCallback with this content, and what else is to be different.</summary>
    public static string Received(string phone, string id, DateTimeOffset at, string content, string more = "{}")
    {
        var body = JsonNode.Parse($$"""
            {"isStatusReply":false,"connectedPhone":"5511900000300","waitingMessage":false,"isEdit":false,"isGroup":false,"isNewsletter":false,
             "fromMe":false,"fromApi":false,"status":"RECEIVED","chatName":"Maria","senderName":"Maria","broadcast":false,"forwarded":false}
            """)!.AsObject();
        (body["phone"], body["messageId"]) = (phone, id);
        return Event("ReceivedCallback", at, Merged(body, content, more));
    }

    public static string Status(string status, DateTimeOffset at, params string[] ids) => Event("MessageStatusCallback", at, new JsonObject
    {
        ["status"] = status,
        ["ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]),
        ["phone"] = Cast.Maria,
    });

    public static string Delivery(string? messageId, string? zaapId, DateTimeOffset at, string? error = null) => Event("DeliveryCallback", at, new JsonObject
    {
        ["phone"] = Cast.Maria,
        ["messageId"] = messageId,
        ["zaapId"] = zaapId,
        ["error"] = error,
    });

    public static string Event(string type, DateTimeOffset at, JsonObject body)
    {
        body["type"] = type;
        body.TryAdd("instanceId", FakeZApi.Instance);
        body.TryAdd("momment", at.ToUnixTimeMilliseconds());
        return body.ToJsonString();
    }

    private static JsonObject Merged(JsonObject body, params string[] parts)
    {
        foreach (var property in parts.SelectMany(part => JsonNode.Parse(part)!.AsObject()))
        {
            if (property.Value is null) body.Remove(property.Key);
            else body[property.Key] = property.Value.DeepClone();
        }

        return body;
    }
}
