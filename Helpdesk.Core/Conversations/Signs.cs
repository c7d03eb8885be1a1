using System.Threading.Channels;

namespace Helpdesk.Core.Conversations;

/// <summary>
/// What customers shall be shown of us: that we read, that we write. Kept in memory only, and forgotten when too much waits: nobody
/// waits for it, and what is late is not worth showing.
/// </summary>
public sealed class Signs
{
    private const int Most = 1_000;

    private readonly Channel<WantedSign> _wanted =
        Channel.CreateBounded<WantedSign>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>All up to the customer's last message was read.</summary>
    public void Read(Guid conversationId) => _wanted.Writer.TryWrite(new WantedSign(conversationId, Typing: false));

    public void Typing(Guid conversationId) => _wanted.Writer.TryWrite(new WantedSign(conversationId, Typing: true));

    /// <summary>The signs to show, as they come.</summary>
    public IAsyncEnumerable<WantedSign> ComingAsync(CancellationToken stop) => _wanted.Reader.ReadAllAsync(stop);

    /// <summary>The next that waits already; null when none does.</summary>
    public WantedSign? Next() => _wanted.Reader.TryRead(out var sign) ? sign : null;
}

/// <param name="Typing">That we write, besides that we read.</param>
public sealed record WantedSign(Guid ConversationId, bool Typing);
