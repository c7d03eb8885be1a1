using System.Text;
using System.Text.Json;

namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>Reads a webhook body of UltraMsg: one event, sometimes wrapped as a text inside another object.</summary>
internal static class UltraMsgReader
{
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static IReadOnlyList<Incoming> Read(ReadOnlyMemory<byte> body, DateTimeOffset received) => BodyReader.Read(
        body, received, root => Wrapped(root) is { } inner ? Unwrap(inner, root, received) : Event(root, received));

    private static string? Wrapped(JsonElement root) => root.Part("data").IsObject()
        ? null
        : new[] { root.Text("payload"), root.Text("body") }.FirstOrDefault(text => text?.TrimStart().StartsWith('{') == true);

    private static IReadOnlyList<Incoming> Unwrap(string inner, JsonElement outer, DateTimeOffset received)
    {
        try
        {
            return BodyReader.Read(Encoding.UTF8.GetBytes(inner), received, root => Event(root, received));
        }
        catch (JsonException)
        {
            return [UltraMsgEvent.Of(outer, received).NotUnderstood("what is wrapped is no JSON")];
        }
    }

    private static IEnumerable<Incoming> Event(JsonElement root, DateTimeOffset received)
    {
        var told = UltraMsgEvent.Of(root, received);
        return told.Data.IsObject()
            ? BodyReader.Guarded(root, _ => Event(told), told.NotUnderstood)
            : [told.NotUnderstood("no UltraMsg body")];
    }

    private static IEnumerable<Incoming> Event(UltraMsgEvent told) => told.Type switch
    {
        "message_received" or "message_create" or "message_download_media" => UltraMsgMessages.Read(told),
        "message_ack" => [UltraMsgReceipts.Ack(told)],
        "message_reaction" => [UltraMsgMessages.Reaction(told)],
        _ => [told.NotUnderstood($"unknown event {told.Type}")],
    };
}
