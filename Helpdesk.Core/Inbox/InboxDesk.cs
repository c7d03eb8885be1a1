using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Inbox;

/// <summary>What is due beside the batches: what failed is put aside, what came too early is applied, what nobody needs is forgotten.</summary>
public sealed class InboxDesk(Database database, TimeProvider time)
{
    private const int Attempts = 5;
    private const int Most = 200;
    private const int MostForgotten = 5_000;

    /// <summary>Providers deliver up to seven days late; after a month nobody asks any more what a delivery said.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>
    /// Within it an update that is put aside and the message that is saved at the same moment may miss each other. Others' messages have
    /// updates too, which nobody waits for, and looking through a month of them would take long.
    /// </summary>
    private static readonly TimeSpan Together = TimeSpan.FromHours(1);

    private DateTimeOffset _nextForgetting;

    /// <summary>The entry is tried again later, and in the end goes to quarantine. Answers how often it was tried.</summary>
    public Task<int> PostponeAsync(Guid entryId, Exception failure) => database.ChangeAsync(async db =>
    {
        var entry = await db.InboxEntries.SingleAsync(e => e.Id == entryId);
        var now = time.GetUtcNow();
        entry.Postpone(now + TimeSpan.FromSeconds(Math.Pow(4, entry.Attempts)));
        if (entry.Attempts >= Attempts)
        {
            entry.Finish();
            db.QuarantineEntries.Add(new QuarantineEntry(entry, failure.GetBaseException().Message, null, now));
        }

        return entry.Attempts;
    });

    public async Task TidyAsync()
    {
        var now = time.GetUtcNow();
        var isDaily = now >= _nextForgetting;

        // Once a day, and after a start, all of them: somebody may have died in between.
        while (await CatchUpAsync(isDaily ? DateTimeOffset.MinValue : now - Together) == Most) { }
        if (!isDaily) return;

        await ForgetAsync();
        _nextForgetting = now + TimeSpan.FromDays(1);
    }

    /// <summary>Updates whose message came while they were being put aside. Answers how many were applied.</summary>
    private Task<int> CatchUpAsync(DateTimeOffset since) => database.ChangeAsync(async db =>
    {
        var found = await (
            from waiting in db.WaitingUpdates
            from message in db.Messages
            where waiting.ReceivedAt >= since && message.ChannelId == waiting.ChannelId && (message.ProviderId == waiting.TargetId || message.SendId == waiting.TargetId)
            orderby waiting.Id
            select new { waiting, message }).Take(Most).ToListAsync();
        foreach (var pair in found)
        {
            await db.Entry(pair.message).Collection(m => m.Reactions).LoadAsync();
            Updates.Apply(pair.message, Updates.Read(pair.waiting.Update));
            db.WaitingUpdates.Remove(pair.waiting);
        }

        return found.Count;
    });

    /// <summary>Deliveries that were worked, and updates whose message never came.</summary>
    private async Task ForgetAsync()
    {
        var before = time.GetUtcNow() - Kept;
        await database.ChangeAsync(db => db.WaitingUpdates.Where(w => w.ReceivedAt < before).ExecuteDeleteAsync());
        while (await ForgetWorkedAsync(before) == MostForgotten) { }
    }

    // A channel's last delivery stays: administrators see when it was.
    private Task<int> ForgetWorkedAsync(DateTimeOffset before) => database.ChangeAsync(db => db.InboxEntries
        .Where(e => e.ReceivedAt < before && e.State == InboxState.Done)
        .Where(e => db.InboxEntries.Any(later => later.ChannelId == e.ChannelId && later.ReceivedAt > e.ReceivedAt))
        .OrderBy(e => e.ReceivedAt).Take(MostForgotten).ExecuteDeleteAsync());
}
