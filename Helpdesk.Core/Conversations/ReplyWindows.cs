using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Tells, before anybody writes, whether free text may be sent in a conversation.</summary>
public sealed class ReplyWindows(Database database, ChannelDirectory channels)
{
    public async Task<ReplyWindow> OfAsync(Guid conversationId)
    {
        var found = await database.ReadAsync(db => db.Conversations.Where(c => c.Id == conversationId)
            .Select(c => new { c.ChannelId, c.LastInboundAt }).SingleAsync());
        var channel = channels.Find(found.ChannelId);
        return new ReplyWindow(channel is { Active: true }, channel is null ? null : channels.Can(channel).ReplyWindow, found.LastInboundAt);
    }
}

/// <param name="Length">How long after the customer's last message free text may be sent; null where there is no such limit.</param>
/// <param name="LastInboundAt">When the customer last wrote; null when never.</param>
public sealed record ReplyWindow(bool ChannelActive, TimeSpan? Length, DateTimeOffset? LastInboundAt)
{
    /// <summary>Until when; null where there is no limit, and when the customer never wrote.</summary>
    public DateTimeOffset? Until => LastInboundAt + Length;

    public bool IsOpenAt(DateTimeOffset now) => Length is null || Until > now;
}
