using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>Which other tickets a ticket has to do with, and with which it may.</summary>
public sealed class RelatedTickets(Database database)
{
    private const int Most = 30;

    /// <summary>Those that it was merged with or related to, the latest first.</summary>
    public Task<List<RelatedTicket>> OfAsync(Guid ticketId) => database.ReadAsync(async db =>
    {
        var into = db.Tickets.Where(t => t.Id == ticketId && t.MergedIntoId != null).Select(t => t.MergedIntoId!.Value);
        var related = db.TicketRelations.Where(r => r.LowId == ticketId || r.HighId == ticketId).Select(r => r.LowId == ticketId ? r.HighId : r.LowId)
            .Union(db.Tickets.Where(t => t.MergedIntoId == ticketId).Select(t => t.Id)).Union(into);
        return await db.Tickets.Where(t => related.Contains(t.Id)).OrderByDescending(t => t.OpenedAt).ThenByDescending(t => t.Number).Take(Most)
            .Select(t => new RelatedTicket(t.Id, t.Number, t.Status, t.Subject,
                t.MergedIntoId == ticketId ? Tie.MergedFrom : into.Contains(t.Id) ? Tie.MergedInto : Tie.Related)).ToListAsync();
    });

    /// <summary>Other open tickets of the same customer or person: likely the same work.</summary>
    public Task<List<RelatedTicket>> ChoicesAsync(Guid ticketId) => database.ReadAsync(async db =>
    {
        var me = await db.Tickets.Where(t => t.Id == ticketId).Select(t => new { t.CustomerId, t.ContactId }).SingleOrDefaultAsync();
        if (me is null) return [];

        return await db.Tickets
            .Where(t => t.Id != ticketId && t.Status != TicketStatus.Done
                && ((me.CustomerId != null && t.CustomerId == me.CustomerId) || (me.ContactId != null && t.ContactId == me.ContactId)))
            .OrderByDescending(t => t.OpenedAt).ThenByDescending(t => t.Number).Take(Most)
            .Select(t => new RelatedTicket(t.Id, t.Number, t.Status, t.Subject, Tie.Related)).ToListAsync();
    });
}

/// <summary>How another ticket stands to one.</summary>
public enum Tie
{
    Related,

    /// <summary>It is the same work, and went on as this one.</summary>
    MergedFrom,

    MergedInto,
}

public sealed record RelatedTicket(Guid Id, long Number, TicketStatus Status, string Subject, Tie Tie);
