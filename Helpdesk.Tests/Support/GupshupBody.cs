using System.Text.Json.Nodes;

namespace Helpdesk.Tests.Support;

/// <summary>Webhook bodies as Gupshup writes them, for stories that need their own words, ids and times.</summary>
public static class GupshupBody
{
    public static string Text(string from, string id, string text, DateTimeOffset at, string app = FakeGupshup.App) => Message(from, id, at, new JsonObject
    {
        ["type"] = "text",
        ["payload"] = new JsonObject { ["text"] = text },
    }, app);

    /// <summary>A message of any type (v2); <paramref name="content"/> carries "type", "payload" and what else belongs to it.</summary>
    public static string Message(string from, string id, DateTimeOffset at, JsonObject content, string app = FakeGupshup.App)
    {
        (content["id"], content["source"]) = (id, from);
        content["sender"] = new JsonObject { ["phone"] = from, ["name"] = "Maria Souza" };
        return Event("message", content, at, app);
    }

    /// <summary>How far a message of ours got (v2).</summary>
    public static string Receipt(string type, string id, string? gsId, DateTimeOffset at, JsonObject? details = null) => Event("message-event", new JsonObject
    {
        ["id"] = id,
        ["gsId"] = gsId,
        ["type"] = type,
        ["destination"] = Cast.Maria,
        ["payload"] = details ?? new JsonObject { ["ts"] = at.ToUnixTimeSeconds() },
    }, at);

    public static string Event(string type, JsonObject payload, DateTimeOffset at, string app = FakeGupshup.App) => new JsonObject
    {
        ["app"] = app,
        ["timestamp"] = at.ToUnixTimeMilliseconds(),
        ["version"] = 2,
        ["type"] = type,
        ["payload"] = payload,
    }.ToJsonString();

    /// <summary>What Meta says, passed on (v3).</summary>
    public static string PassedOn(string metasBody, string appId = FakeGupshup.AppId)
    {
        var body = JsonNode.Parse(metasBody)!;
        body["gs_app_id"] = appId;
        return body.ToJsonString();
    }
}
