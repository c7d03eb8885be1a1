using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Helpdesk.Core.Channels;

/// <summary>
/// What all readers of webhook bodies owe to bodies that nobody thought of: broken characters, nesting without measure and strange
/// shapes end in quarantine with their raw text, never in an error.
/// </summary>
internal static class BodyReader
{
    private const int Depth = 64;

    /// <param name="read">Reads the root. What it leaves out is lost, so it answers at least one part.</param>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static IReadOnlyList<Incoming> Read(ReadOnlyMemory<byte> body, DateTimeOffset received, Func<JsonElement, IEnumerable<Incoming>> read)
    {
        var text = Utf8.IsValid(body.Span) ? body : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body.Span));
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Depth });
            return [.. read(document.RootElement).DefaultIfEmpty(Whole("empty", text, received)).Select(part => HasEndlessId(part) ? Whole("an id without end", text, received) : part)];
        }
        catch (JsonException) when (IsJson(text.Span))
        {
            return [Whole("nested too deeply", text, received)];
        }
        catch (Exception e) when (IsStrangeShape(e))
        {
            // Half a character in a property's name, for one: the parser notices only when the name is compared.
            return [Whole(e.Message, text, received)];
        }
    }

    /// <summary>Reads one part of a body; a shape that nobody thought of hides none of its neighbours.</summary>
    public static IEnumerable<Incoming> Guarded(JsonElement part, Func<JsonElement, IEnumerable<Incoming>> read, Func<string, Incoming> notUnderstood)
    {
        try
        {
            return read(part).ToList();
        }
        catch (Exception e) when (IsStrangeShape(e))
        {
            return [notUnderstood(e.Message)];
        }
    }

    private static bool IsStrangeShape(Exception e) => e is InvalidOperationException or FormatException or OverflowException or ArgumentException;

    /// <summary>No provider's ids are that long, and the database would not take them.</summary>
    private static bool HasEndlessId(Incoming part) => IdsOf(part).Any(id => id is { Length: > Limits.ProviderId });

    private static IEnumerable<string?> IdsOf(Incoming part) => part switch
    {
        IncomingMessage m => [m.ProviderId, m.SendId, m.GroupId, m.ReplyTo, m.Party.Phone, m.Party.UserId],
        IncomingReceipt r => [r.ProviderId, r.SendId],
        IncomingCall c => [c.CallId, c.Party.Phone, c.Party.UserId],
        IncomingEdit e => [e.TargetId],
        IncomingDelete d => [d.TargetId],
        IncomingReaction r => [r.TargetId],
        IdentityChange i => [i.Before.Phone, i.Before.UserId, i.After.Phone, i.After.UserId],
        _ => [],
    };

    private static NotUnderstood Whole(string reason, ReadOnlyMemory<byte> text, DateTimeOffset received) =>
        new(reason, Encoding.UTF8.GetString(text.Span)) { Account = "", At = received };

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read()) { }
        return true;
    }
}
