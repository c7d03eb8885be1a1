using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>
/// Throws away files that are in no message: uploaded and never sent, or fetched by a process that died before it could say so. A file that
/// any message has stays, whoever else uploaded it too. Nodes share the directory: one tidies, and the others leave it to that one.
/// </summary>
public sealed class MediaSweep(Database database, MediaStore store, TimeProvider time)
{
    /// <summary>The number of the lock: any, as long as it is the same on every node and no other lock's.</summary>
    private const long Turn = 50_802_028;

    private const int AtOnce = 500;

    /// <summary>Longer than an upload may wait to be sent, and than fetching a file may take.</summary>
    private static readonly TimeSpan Patience = Uploads.Lifetime + TimeSpan.FromHours(1);

    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    private DateTimeOffset _next;

    /// <summary>Looks around when it is time to.</summary>
    public async Task TidyAsync()
    {
        var now = time.GetUtcNow();
        if (now < _next) return;

        _next = now + Period;
        await database.ReadAsync(async db =>
        {
            await using var turn = await db.Database.BeginTransactionAsync();
            var isOurs = await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock({Turn}) AS "Value" """).SingleAsync();
            if (isOurs) await TidyAsync(db, now - Patience);
            return isOurs;
        });
    }

    private async Task TidyAsync(HelpdeskDb db, DateTimeOffset before)
    {
        foreach (var files in store.NobodysSince(before).Chunk(AtOnce)) await SweepAsync(db, files);
        store.DiscardUnfinished(before);
    }

    private async Task SweepAsync(HelpdeskDb db, NobodysFile[] files)
    {
        var hashes = files.Select(file => file.Sha256).ToArray();
        var taken = await db.Attachments.Where(a => hashes.Contains(a.Sha256!)).Select(a => a.Sha256!).Distinct().ToListAsync();
        var names = taken.Select(Convert.ToHexString).ToHashSet();
        foreach (var file in files)
        {
            if (names.Contains(Convert.ToHexString(file.Sha256))) store.Claim(file);
            else store.Discard(file);
        }
    }
}
