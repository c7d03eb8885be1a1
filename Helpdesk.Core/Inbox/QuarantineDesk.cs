using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Inbox;

/// <summary>What nobody understood: to look at, and to have worked again once a newer version understands it.</summary>
public sealed class QuarantineDesk(Database database, InboxBell bell, TimeProvider time)
{
    /// <summary>Newest first, after the one named by <paramref name="before"/>.</summary>
    public Task<List<QuarantinedDelivery>> ListAsync(Guid? before, int most) => database.ReadAsync(db => db.QuarantineEntries
        .Where(q => before == null || q.Id < before)
        .OrderByDescending(q => q.Id).Take(Math.Min(most, Limits.Page))
        .Join(db.Channels, q => q.ChannelId, c => c.Id, (q, c) => new { q, c.Key })
        .Select(row => new QuarantinedDelivery(
            row.q.Id, row.Key, row.q.Reason, row.q.Part, row.q.Body, row.q.ReceivedAt, row.q.QuarantinedAt, row.q.ReplayedAt))
        .ToListAsync());

    /// <exception cref="RefusedException">There is no such entry.</exception>
    public async Task ReplayAsync(Guid id)
    {
        await database.ChangeAsync(async db =>
        {
            var entry = await db.QuarantineEntries.SingleOrDefaultAsync(q => q.Id == id) ?? throw new RefusedException(Refusal.QuarantineGone);
            db.InboxEntries.Add(entry.Replay(time.GetUtcNow()));
        });
        bell.Ring();
    }
}

/// <param name="Part">The part that was not understood; null when it is the whole.</param>
public sealed record QuarantinedDelivery(
    Guid Id, string Channel, string Reason, string? Part, byte[] Body, DateTimeOffset ReceivedAt, DateTimeOffset QuarantinedAt, DateTimeOffset? ReplayedAt);
