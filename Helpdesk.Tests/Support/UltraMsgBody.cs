using System.Text;
using System.Text.Json.Nodes;

namespace Helpdesk.Tests.Support;

/// <summary>Webhook bodies as UltraMsg would send them, made from a recorded one.</summary>
public static class UltraMsgBody
{
    /// <param name="changes">What stands in data instead: JSON, merged over what is there; null removes.</param>
    public static string Of(string fixture, string changes, string? reference = null, string? queue = null)
    {
        var body = JsonNode.Parse(FakeUltraMsg.FixtureText(fixture))!;
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject())
        {
            if (value is null) body["data"]!.AsObject().Remove(name);
            else body["data"]![name] = value.DeepClone();
        }

        if (reference is not null) body["referenceId"] = reference;
        if (queue is not null) body["id"] = queue;
        return body.ToJsonString();
    }

    public static string Received(string changes) => Of("message_received_chat", changes);

    public static string Text(string phone, string id, string text, DateTimeOffset at) => Received($$"""
        {"id":"false_{{phone}}@c.us_{{id}}","from":"{{phone}}@c.us","body":"{{text}}","time":{{at.ToUnixTimeSeconds()}}}
        """);

    public static byte[] Bytes(string body) => Encoding.UTF8.GetBytes(body);
}
