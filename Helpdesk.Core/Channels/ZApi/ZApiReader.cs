using System.Text.Json;

namespace Helpdesk.Core.Channels.ZApi;

/// <summary>Reads a webhook body of Z-API: one event per body, named by its type (Z-API: webhooks).</summary>
internal static class ZApiReader
{
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static IReadOnlyList<Incoming> Read(ReadOnlyMemory<byte> body, DateTimeOffset received) =>
        BodyReader.Read(body, received, root => Event(ZApiEvent.Of(root, received)));

    private static IEnumerable<Incoming> Event(ZApiEvent told) => BodyReader.Guarded(told.Body, body => body.Text("type") switch
    {
        "ReceivedCallback" => ZApiMessages.Read(told),
        "MessageStatusCallback" => ZApiReceipts.Statuses(told),
        "DeliveryCallback" => [ZApiReceipts.Delivery(told)],
        "ConnectedCallback" => [told.State(body.Part("connected").ValueKind != JsonValueKind.False)],
        "DisconnectedCallback" => [told.State(connected: false)],
        "PresenceChatCallback" => [told.Ignored()],
        var type => [told.NotUnderstood($"unknown type {type}")],
    }, told.NotUnderstood);
}
