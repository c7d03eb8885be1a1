using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>A message that nobody else changes until the transaction ends, with its reactions as they are then.</summary>
public static class LockedMessage
{
    /// <summary>Null when there is none.</summary>
    public static async Task<Message?> ReadAsync(HelpdeskDb db, Guid id)
    {
        var message = await db.Messages.FromSql($"SELECT *, xmin FROM messages WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync();

        // Not in one statement: what it read beside the row would be from before it waited for the lock.
        if (message is not null) await db.Entry(message).Collection(m => m.Reactions).LoadAsync();
        return message;
    }
}
