using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Keeps what people write and have not sent, so that no reload, other device, lost line or restart loses it.</summary>
public sealed class Drafts(Database database, TimeProvider time)
{
    /// <summary>Null when they write nothing there.</summary>
    public Task<DraftWords?> OfAsync(Guid userId, Guid ticketId) =>
        database.ReadAsync(async db => (await db.Drafts.SingleOrDefaultAsync(d => d.UserId == userId && d.TicketId == ticketId))?.Words);

    /// <summary>The tickets in which they write, those of late.</summary>
    public Task<List<Guid>> TicketsAsync(Guid userId) => database.ReadAsync(db =>
        db.Drafts.Where(d => d.UserId == userId).OrderByDescending(d => d.KeptAt).Take(Limits.Page).Select(d => d.TicketId).ToListAsync());

    /// <summary>Keeps what was written; no words keep nothing, and neither do words that are a message already.</summary>
    /// <param name="known">Of the draft on which these words build, as far as the writing device knows.</param>
    /// <returns>What is kept now: these words, or what another device wrote meanwhile, which is not overwritten.</returns>
    public Task<DraftWords?> KeepAsync(Guid userId, Guid ticketId, DraftWords words, Guid? known) => database.ChangeAsync(async db =>
    {
        var kept = await db.Drafts.SingleOrDefaultAsync(d => d.UserId == userId && d.TicketId == ticketId);
        if (kept is not null && kept.MessageId != words.Id && kept.MessageId != known && kept.Text != words.Text) return kept.Words;

        if (string.IsNullOrWhiteSpace(words.Text) || await db.Messages.AnyAsync(m => m.Id == words.Id))
        {
            if (kept is not null) db.Drafts.Remove(kept.LetGo());
            return null;
        }

        if (kept is null) db.Drafts.Add(kept = new KeptDraft(userId, ticketId));
        kept.Write(words, time.GetUtcNow());
        return kept.Words;
    });

    /// <summary>Lets go of what has just become a message, with the same commit.</summary>
    internal static async Task LetGoAsync(HelpdeskDb db, NewReply reply)
    {
        var sent = await db.Drafts.Where(d => d.MessageId == (reply.DraftId ?? reply.Id)).ToListAsync();
        db.Drafts.RemoveRange(sent.Select(draft => draft.LetGo()));
    }
}
