using Helpdesk.Core.Channels;

namespace Helpdesk.Core.Conversations;

/// <summary>Tells, before anybody writes, whether free text may be sent in a conversation.</summary>
public sealed class ReplyWindows(ChannelDirectory channels)
{
    /// <param name="lastInboundAt">When the customer last wrote; null when never.</param>
    public ReplyWindow Of(Guid channelId, DateTimeOffset? lastInboundAt)
    {
        var channel = channels.Find(channelId);
        var can = channel is null ? new Capabilities() : channels.Can(channel);
        return new ReplyWindow(channelId, channel is { Active: true }, can, lastInboundAt);
    }
}

/// <param name="Can">What the channel carries.</param>
/// <param name="LastInboundAt">When the customer last wrote; null when never.</param>
public sealed record ReplyWindow(Guid ChannelId, bool ChannelActive, Capabilities Can, DateTimeOffset? LastInboundAt)
{
    /// <summary>How long after the customer's last message free text may be sent; null where there is no such limit.</summary>
    public TimeSpan? Length => Can.ReplyWindow;

    /// <summary>Until when; null where there is no limit, and when the customer never wrote.</summary>
    public DateTimeOffset? Until => LastInboundAt + Length;

    public bool IsOpenAt(DateTimeOffset now) => Length is null || Until > now;
}
