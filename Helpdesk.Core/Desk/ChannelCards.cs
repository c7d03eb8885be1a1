using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>Reads the channels for administrators: what they are, and how they fare.</summary>
public sealed class ChannelCards(Database database, TimeProvider time)
{
    private const int LastRemarks = 5;

    /// <summary>Our last word is looked for in so many of the latest conversations.</summary>
    private const int LastConversations = 50;

    private static readonly TimeSpan Lately = TimeSpan.FromHours(24);

    public Task<List<ChannelCard>> ListAsync() => database.ReadAsync(db =>
    {
        var since = time.GetUtcNow() - Lately;
        return db.Channels.OrderBy(c => c.DisplayName).ThenBy(c => c.Key).Select(c => new ChannelCard(c.Id, c.Key, c.Provider, c.DisplayName)
        {
            PhoneNumber = c.PhoneNumber,
            Active = c.Active,
            Declared = c.Declared,
            Connected = c.Connected,
            ConnectedAt = c.ConnectedAt,
            ConnectionWords = c.ConnectionWords,
            LastReceivedAt = db.InboxEntries.Where(e => e.ChannelId == c.Id).Max(e => (DateTimeOffset?)e.ReceivedAt),
            LastSentAt = db.Conversations.Where(t => t.ChannelId == c.Id).OrderByDescending(t => t.LastMessageAt ?? DateTimeOffset.MinValue).Take(LastConversations)
                .SelectMany(t => db.Messages.Where(m => m.ConversationId == t.Id && m.Direction == Direction.Out
                    && (m.Delivery == Delivery.Sent || m.Delivery == Delivery.Delivered || m.Delivery == Delivery.Read)).OrderByDescending(m => m.SentAt).Take(1))
                .Max(m => (DateTimeOffset?)m.SentAt),
            FailedLately = db.Conversations.Where(t => t.ChannelId == c.Id && t.LastMessageAt >= since)
                .SelectMany(t => db.Messages.Where(m => m.ConversationId == t.Id && m.SentAt >= since && m.Delivery == Delivery.Failed)).Count(),
            QuarantinedLately = db.QuarantineEntries.Count(q => q.ChannelId == c.Id && q.QuarantinedAt >= since),
            Remarks = db.ChannelRemarks.Where(r => r.ChannelId == c.Id).OrderByDescending(r => r.At).Take(LastRemarks)
                .Select(r => new RemarkLine(r.Id, r.At, r.Kind, r.Text)).ToList(),
        }).ToListAsync();
    });
}

public sealed record ChannelCard(Guid Id, string Key, string Provider, string DisplayName)
{
    /// <summary>E.164; null when not told.</summary>
    public string? PhoneNumber { get; init; }

    public bool Active { get; init; }

    /// <summary>The settings declare it: it is changed there.</summary>
    public bool Declared { get; init; }

    /// <summary>Null while nobody told.</summary>
    public bool? Connected { get; init; }

    /// <summary>Since when it is so.</summary>
    public DateTimeOffset? ConnectedAt { get; init; }

    public string? ConnectionWords { get; init; }
    public DateTimeOffset? LastReceivedAt { get; init; }
    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>Messages of the last 24 hours that did not get out.</summary>
    public int FailedLately { get; init; }

    /// <summary>Deliveries of the last 24 hours that nobody understood.</summary>
    public int QuarantinedLately { get; init; }

    public IReadOnlyList<RemarkLine> Remarks { get; init; } = [];
}

public sealed record RemarkLine(Guid Id, DateTimeOffset At, string Kind, string Text);
