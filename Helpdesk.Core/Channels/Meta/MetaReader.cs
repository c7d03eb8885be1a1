using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>
/// Reads a webhook body of the Cloud API (Meta: Webhooks overview): entry[] per account, changes[] per field, value with its lists.
/// Each part is read alone, so that one that makes no sense hides none of its neighbours.
/// </summary>
internal static class MetaReader
{
    /// <summary>Begins the account of what Meta says about all numbers of a business account.</summary>
    public const string AccountPrefix = "waba:";

    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static IReadOnlyList<Incoming> Read(ReadOnlyMemory<byte> body, DateTimeOffset received) => BodyReader.Read(
        body, received, root => Entries(root, new NotUnderstood("", "") { Account = "", At = received }));

    private static IEnumerable<Incoming> Entries(JsonElement root, NotUnderstood unknown)
    {
        if (root.Text("object") != "whatsapp_business_account" || root.Part("entry").ValueKind != JsonValueKind.Array)
            return [unknown with { Reason = "no WhatsApp body", Raw = root.GetRawText() }];

        return root.List("entry").SelectMany(entry => entry.Part("changes").ValueKind == JsonValueKind.Array
            ? entry.List("changes").SelectMany(change => Change(MetaChange.Of(entry, change, unknown.At), change))
            : [unknown with { Reason = "entry without changes", Raw = entry.GetRawText() }]);
    }

    private static List<Incoming> Change(MetaChange change, JsonElement raw)
    {
        List<Incoming> found =
        [
            .. Parts(change, "messages", part => MetaMessages.Read(change, part, echo: false)),
            .. Parts(change, "message_echoes", part => MetaMessages.Read(change, part, echo: true)),
            .. Parts(change, "statuses", part => [MetaStatuses.Read(change, part)]),
            .. Parts(change, "calls", part => [MetaCalls.Read(change, part)]),
            .. Parts(change, "user_preferences", part => [MetaNotices.Preference(change, part)]),
        ];

        // The errors of a value often say why one of its messages or calls has no content; only else are they news of their own.
        if (!found.Any(IsExplainedByErrors)) found.AddRange(Parts(change, "errors", part => [MetaNotices.Error(change, part)]));
        if (found.Count > 0) return found;

        return [MetaNotices.Account(change) ?? change.NotUnderstood($"unknown field {change.Field}", raw)];
    }

    private static IEnumerable<Incoming> Parts(MetaChange change, string name, Func<JsonElement, IEnumerable<Incoming>> read)
    {
        var parts = change.Value.Part(name);
        return parts.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => [],
            JsonValueKind.Array => parts.EnumerateArray().SelectMany(part => BodyReader.Guarded(part, read, reason => change.NotUnderstood(reason, part))),
            _ => [change.NotUnderstood($"{name} is no list", parts)],
        };
    }

    private static bool IsExplainedByErrors(Incoming incoming) =>
        incoming is IncomingMessage { Content.Kind: MessageKind.Unsupported } or IncomingCall { Failure: not null };
}
