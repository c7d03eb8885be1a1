using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>
/// Throws away files that are in no message: uploaded and never sent, or fetched by a process that died before it could say so. A file that
/// any message has stays, whoever else uploaded it too.
/// </summary>
public sealed class MediaSweep(Database database, MediaStore store, TimeProvider time)
{
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
        foreach (var files in store.NobodysSince(now - Patience).Chunk(AtOnce)) await SweepAsync(files);
        store.DiscardUnfinished(now - Patience);
    }

    private async Task SweepAsync(NobodysFile[] files)
    {
        var hashes = files.Select(file => file.Sha256).ToArray();
        var taken = await database.ReadAsync(db => db.Attachments.Where(a => hashes.Contains(a.Sha256!)).Select(a => a.Sha256!).Distinct().ToListAsync());
        var names = taken.Select(Convert.ToHexString).ToHashSet();
        foreach (var file in files)
        {
            if (names.Contains(Convert.ToHexString(file.Sha256))) store.Claim(file);
            else store.Discard(file);
        }
    }
}
