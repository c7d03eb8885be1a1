namespace Helpdesk.Core.Channels;

/// <summary>What a provider can carry. The composer offers only that, and says limits before anything is uploaded.</summary>
public sealed record Capabilities
{
    /// <summary>How long after the customer's last message free text may be sent; null where there is no such window.</summary>
    public TimeSpan? ReplyWindow { get; init; }

    /// <summary>Approved templates, the only way to write when the window is closed.</summary>
    public bool Templates { get; init; }

    public bool Reactions { get; init; }

    /// <summary>The customer can be shown that we read.</summary>
    public bool MarksRead { get; init; }

    /// <summary>The customer can be shown that we write.</summary>
    public bool Typing { get; init; }

    /// <summary>
    /// How long the provider may be silent about a message that it took, or of which the answer was lost, before it is asked; null where it
    /// tells all by itself, or cannot be asked.
    /// </summary>
    public TimeSpan? AskAfter { get; init; }

    /// <summary>Behind the number is a session of WhatsApp, which may be lost while messages are still taken; the provider tells of it when asked.</summary>
    public bool HasSession { get; init; }

    public bool Location { get; init; }
    public bool Contacts { get; init; }

    /// <summary>Kinds of files that go out, each with its limit.</summary>
    public IReadOnlyDictionary<MessageKind, FileLimit> Files { get; init; } = new Dictionary<MessageKind, FileLimit>();

    /// <summary>The kind in which a file of this type goes out; null when it cannot.</summary>
    public MessageKind? KindOf(string contentType)
    {
        var type = contentType.Split(';')[0].Trim();
        foreach (var kind in new[] { MessageKind.Image, MessageKind.Video, MessageKind.Audio })
        {
            if (Files.TryGetValue(kind, out var limit) && limit.ContentTypes.Contains(type, StringComparer.OrdinalIgnoreCase)) return kind;
        }

        return Files.ContainsKey(MessageKind.Document) ? MessageKind.Document : null;
    }
}

/// <param name="MostBytes">The largest file that the provider takes of this kind.</param>
/// <param name="ContentTypes">What the provider takes as this kind; empty: anything.</param>
public sealed record FileLimit(long MostBytes, IReadOnlyList<string> ContentTypes);
