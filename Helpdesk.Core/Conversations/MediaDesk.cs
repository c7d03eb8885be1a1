using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Which file to fetch next, and what became of it.</summary>
public sealed class MediaDesk(Database database, TimeProvider time)
{
    /// <summary>Longer than fetching may take: whoever had it since then died.</summary>
    private static readonly TimeSpan Lease = MediaWorker.Longest + TimeSpan.FromMinutes(1);

    /// <summary>How long to wait after each failure; after the last there is no use (Meta forgets a file after seven days, and does not say so).</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(15), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(2),
    ];

    /// <summary>The next file to fetch, kept from others until it is settled. Null when none waits now.</summary>
    public Task<WantedFile?> TakeAsync() => database.ChangeAsync(async db =>
    {
        await using var taking = await db.Database.BeginTransactionAsync();
        var now = time.GetUtcNow();
        if (await NextAsync(db, now) is not { } attachment) return null;

        attachment.BeginFetching(now + Lease);
        await db.SaveChangesAsync();
        await taking.CommitAsync();
        var channel = await db.Messages.Where(m => m.Id == attachment.MessageId).Select(m => m.ChannelId).SingleAsync();
        return new WantedFile(attachment.Id, attachment.MessageId, channel, attachment.MediaId ?? "", attachment.Sha256);
    });

    public Task ArrivedAsync(WantedFile wanted, StoredMedia stored) => SettleAsync(wanted, a => a.Arrived(stored.Sha256, stored.Size));

    /// <param name="forGood">There is no use in trying again.</param>
    public Task MissedAsync(WantedFile wanted, bool forGood)
    {
        var now = time.GetUtcNow();
        return SettleAsync(wanted, a => a.Missed(forGood || a.Attempts >= Pauses.Length ? null : now + Pauses[a.Attempts], now));
    }

    /// <summary>A person asks again for a file that failed.</summary>
    /// <exception cref="RefusedException">It did not fail, or the provider has it no longer.</exception>
    public Task RetryAsync(Guid attachmentId) => database.ChangeAsync(async db =>
    {
        var message = await db.Messages.Include(m => m.Attachments).SingleAsync(m => m.Attachments.Any(a => a.Id == attachmentId));
        message.Attachments.Single(a => a.Id == attachmentId).Retry(time.GetUtcNow());
        message.AttachmentChanged();
    });

    /// <summary>Null when there is none, or it is not here yet.</summary>
    public Task<ReadyFile?> ReadyAsync(Guid attachmentId) => database.ReadAsync(db => db.Attachments
        .Where(a => a.Id == attachmentId && a.State == AttachmentState.Ready)
        .Select(a => new ReadyFile(a.Sha256!, a.ContentType, a.Name))
        .SingleOrDefaultAsync());

    private Task SettleAsync(WantedFile wanted, Action<Attachment> settle) => database.ChangeAsync(async db =>
    {
        var message = await db.Messages.Include(m => m.Attachments).SingleAsync(m => m.Id == wanted.MessageId);
        settle(message.Attachments.Single(a => a.Id == wanted.AttachmentId));
        message.AttachmentChanged();
    });

    /// <summary>Locking the row keeps other workers and nodes off it until the lease is written.</summary>
    private static Task<Attachment?> NextAsync(HelpdeskDb db, DateTimeOffset now) => db.Attachments.FromSql($"""
        SELECT * FROM attachments
        WHERE state = 'waiting' AND (next_try_at IS NULL OR next_try_at <= {now})
        ORDER BY next_try_at NULLS FIRST, id LIMIT 1 FOR UPDATE SKIP LOCKED
        """).SingleOrDefaultAsync();
}

/// <param name="MediaId">The provider's id or address of the file.</param>
/// <param name="Sha256">What the provider says; null when it does not.</param>
public sealed record WantedFile(Guid AttachmentId, Guid MessageId, Guid ChannelId, string MediaId, byte[]? Sha256);

/// <summary>A file that is here.</summary>
public sealed record ReadyFile(byte[] Sha256, string ContentType, string? Name);
