using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Tells whose number it is that nobody knew.</summary>
public sealed class Linking(Database database, TimeProvider time)
{
    /// <summary>The contact of this ticket belongs to the customer from now on; its tickets that were nobody's follow.</summary>
    /// <exception cref="RefusedException">There is no such ticket, or no such active customer.</exception>
    public Task LinkAsync(Guid ticketId, Guid customerId, Actor by) => database.ChangeAsync(async db =>
    {
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId) ?? throw new RefusedException(Refusal.TicketGone);
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == customerId && c.Active)
            ?? throw new RefusedException(Refusal.UnknownCustomer, customerId);
        var now = time.GetUtcNow();

        ticket.LinkTo(customer.Id, customer.ShownName, by, now);
        if (ticket.ContactId is not { } contactId) return;

        var contact = await db.Contacts.SingleAsync(c => c.Id == contactId);
        contact.BelongTo(customer.Id);
        customer.Touch(now);
        foreach (var earlier in await db.Tickets.Where(t => t.ContactId == contactId && t.CustomerId == null).ToListAsync())
        {
            earlier.LinkTo(customer.Id, customer.ShownName, by, now);
        }
    });
}
