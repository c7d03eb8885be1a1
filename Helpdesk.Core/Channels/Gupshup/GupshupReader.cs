using System.Text.Json;
using Helpdesk.Core.Channels.Meta;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>
/// Reads both formats of webhook bodies, told apart by their shape (Gupshup: What is a webhook; Set subscription API v3): v2 is Gupshup's
/// own, v3 is Meta's with a few words added. Both may come for the same message: its WhatsApp id is the same.
/// </summary>
internal static class GupshupReader
{
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static IReadOnlyList<Incoming> Read(ReadOnlyMemory<byte> body, DateTimeOffset received) =>
        BodyReader.Read(body, received, root => Parts(root, received));

    private static IEnumerable<Incoming> Parts(JsonElement root, DateTimeOffset received)
    {
        var payload = root.Part("payload");
        if (root.Whole("version") == 2 && payload.IsObject())
            return Read(new GupshupEvent(root.Text("type") ?? "", root.Text("app") ?? "", MetaChange.Time(root, "timestamp", received), payload));

        if (root.Text("gs_app_id") is { } app && root.Part("entry").ValueKind == JsonValueKind.Array)
            return MetaReader.Entries(root, received, new GupshupDialect(app)).Select(InOurHands);

        return [new NotUnderstood("no Gupshup body", root.GetRawText()) { Account = "", At = received }];
    }

    private static IEnumerable<Incoming> Read(GupshupEvent told) => told.Type switch
    {
        "message" => GupshupMessages.Read(told),
        "message-event" => [GupshupReceipts.Read(told)],
        _ => [GupshupNotices.Read(told) ?? told.NotUnderstood($"unknown type {told.Type}")],
    };

    private static Incoming InOurHands(Incoming incoming) => incoming switch
    {
        IncomingMessage message => message with { Content = Linked(message.Content) },
        IncomingEdit edit => edit with { Content = Linked(edit.Content) },
        IncomingReceipt { Failure: { } failure } receipt => receipt with { Failure = GupshupErrors.Judge(failure) },
        _ => incoming,
    };

    // Meta's id opens nothing here. The file at the address is Gupshup's copy, and nothing says that its bytes are those that Meta hashed.
    private static Content Linked(Content content) =>
        content.Media is { Url: not null } media ? content with { Media = media with { Id = null, Sha256 = null } } : content;
}
