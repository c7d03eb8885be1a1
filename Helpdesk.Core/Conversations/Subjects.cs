using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Proposes what a ticket may be called: from what the customer wrote first.</summary>
public sealed class Subjects(Database database)
{
    /// <summary>So many messages are greetings and the matter; what follows are its details.</summary>
    private const int First = 6;

    /// <summary>Null when nothing that was written names a matter.</summary>
    public Task<string?> ProposeAsync(Guid ticketId) => database.ReadAsync(async db =>
    {
        var said = await db.Messages.Where(m => m.TicketId == ticketId && m.Direction == Direction.In && m.Text != null && m.DeletedAt == null)
            .OrderBy(m => m.SentAt).ThenBy(m => m.Id).Take(First).Select(m => m.Text!).ToListAsync();
        return SubjectGuess.From(said);
    });
}
