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

    /// <summary>Newest first, without the bodies, which may be megabytes each.</summary>
    public Task<Page<QuarantineLine>> PageAsync(PagePoint? after, int most) => database.ReadAsync(async db =>
    {
        var entries = db.QuarantineEntries.AsQueryable();
        if (after is not null)
        {
            entries = entries.Where(q => EF.Functions.LessThan(ValueTuple.Create(q.QuarantinedAt, q.Id), ValueTuple.Create(after.At, after.Id)));
        }

        var rows = await entries.OrderByDescending(q => q.QuarantinedAt).ThenByDescending(q => q.Id).Take(most + 1)
            .Join(db.Channels, q => q.ChannelId, c => c.Id, (q, c) => new { q, c.Key })
            .OrderByDescending(row => row.q.QuarantinedAt).ThenByDescending(row => row.q.Id)
            .Select(row => new QuarantineLine(row.q.Id, row.Key, row.q.Reason, row.q.Part, row.q.Body.Length, row.q.ReceivedAt, row.q.QuarantinedAt, row.q.ReplayedAt))
            .ToListAsync();
        return Page.Of(rows, most, line => new PagePoint(line.QuarantinedAt, line.Id));
    });

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

/// <param name="Part">The part that was not understood; null when it is the whole.</param>
/// <param name="Size">Of the whole delivery, in bytes.</param>
public sealed record QuarantineLine(
    Guid Id, string Channel, string Reason, string? Part, int Size, DateTimeOffset ReceivedAt, DateTimeOffset QuarantinedAt, DateTimeOffset? ReplayedAt);
