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
        body, received, root => root.Text("object") == "whatsapp_business_account" && root.Part("entry").ValueKind == JsonValueKind.Array
            ? Entries(root, received, MetaDialect.Own)
            : [new NotUnderstood("no WhatsApp body", root.GetRawText()) { Account = "", At = received }]);

    /// <summary>What entry[] says, in the words of whoever passes it on.</summary>
    public static IEnumerable<Incoming> Entries(JsonElement root, DateTimeOffset received, MetaDialect dialect) => root.List("entry").SelectMany(
        entry => entry.Part("changes").ValueKind == JsonValueKind.Array
            ? entry.List("changes").SelectMany(change => Change(MetaChange.Of(entry, change, received, dialect), change))
            : [new NotUnderstood("entry without changes", entry.GetRawText()) { Account = "", At = received }]);

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

        return [change.Dialect.Added(change) ?? MetaNotices.Account(change) ?? change.NotUnderstood($"unknown field {change.Field}", raw)];
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
