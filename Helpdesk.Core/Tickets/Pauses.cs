using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Puts work off: until the customer answers, or until a moment.</summary>
public sealed class Pauses(Database database, TimeProvider time)
{
    /// <exception cref="RefusedException">It is done.</exception>
    public Task WaitForCustomerAsync(Guid ticketId, Actor by) => ChangeAsync(ticketId, (ticket, now) => ticket.WaitForCustomer(by, now));

    /// <exception cref="RefusedException">It is done, or the moment has passed or is too far off.</exception>
    public Task SnoozeAsync(Guid ticketId, DateTimeOffset until, Actor by) => ChangeAsync(ticketId, (ticket, now) => ticket.SnoozeUntil(until, by, now));

    /// <summary>It is our turn again, whatever it waited for.</summary>
    public Task GoOnAsync(Guid ticketId, Actor by) => ChangeAsync(ticketId, (ticket, now) =>
    {
        ticket.GoOn(by, now);
        ticket.Wake(by, now);
    });

    /// <summary>Brings back what was put off until now. Answers how many.</summary>
    public Task<int> WakeDueAsync() => database.ChangeAsync(async db =>
    {
        var now = time.GetUtcNow();
        var due = await db.Tickets.Where(t => t.SnoozedUntil <= now).OrderBy(t => t.SnoozedUntil).Take(Limits.Page).ToListAsync();
        foreach (var ticket in due) ticket.Wake(Actor.Clock, now);
        return due.Count;
    });

    private Task ChangeAsync(Guid ticketId, Action<Ticket, DateTimeOffset> change) => database.ChangeAsync(async db =>
    {
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId) ?? throw new RefusedException(Refusal.TicketGone);
        change(ticket, time.GetUtcNow());
    });
}
