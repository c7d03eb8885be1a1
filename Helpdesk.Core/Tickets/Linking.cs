using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Tells whose number it is that nobody knew, or for whom somebody speaks who speaks for several.</summary>
public sealed class Linking(Database database, TimeProvider time)
{
    /// <summary>
    /// The ticket is this customer's. A contact that nobody knew belongs to the customer from now on, and its tickets that were nobody's
    /// follow; one whose number several customers registered stays nobody's, and the pick is remembered for the next ticket.
    /// </summary>
    /// <exception cref="RefusedException">There is no such ticket, or no such active customer.</exception>
    public Task LinkAsync(Guid ticketId, Guid customerId, Actor by) => database.ChangeAsync(async db =>
    {
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId) ?? throw new RefusedException(Refusal.TicketGone);
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == customerId && c.Active)
            ?? throw new RefusedException(Refusal.UnknownCustomer, customerId);
        var now = time.GetUtcNow();

        ticket.LinkTo(customer.Id, customer.ShownName, by, now);
        if (ticket.ContactId is not { } contactId) return;

        var contact = await db.Contacts.Include(c => c.Phones).SingleAsync(c => c.Id == contactId);
        if (await SpeaksForSeveralAsync(db, contact))
        {
            if (ticket.ConversationId is { } id) (await db.Conversations.SingleAsync(c => c.Id == id)).Remember(customer.Id);
            return;
        }

        if (contact.CustomerId == customer.Id) return;

        contact.BelongTo(customer.Id);
        customer.Touch(now);
        foreach (var earlier in await db.Tickets.Where(t => t.ContactId == contactId && t.CustomerId == null).ToListAsync())
        {
            earlier.LinkTo(customer.Id, customer.ShownName, by, now);
        }
    });

    /// <summary>The customers that registered the number of this ticket's contact: those for whom the person may speak.</summary>
    public Task<List<CandidateCustomer>> CandidatesAsync(Guid ticketId) => database.ReadAsync(async db =>
    {
        var contact = await db.Contacts.Include(c => c.Phones).SingleOrDefaultAsync(c => db.Tickets.Any(t => t.Id == ticketId && t.ContactId == c.Id));
        if (contact is null) return [];

        var numbers = contact.Phones.Select(p => p.Number).ToList();
        return await db.Customers.Where(c => c.Active && c.Contacts.Any(k => k.Phones.Any(p => numbers.Contains(p.Number))))
            .OrderBy(c => c.TradeName ?? c.LegalName).Take(Limits.Page)
            .Select(c => new CandidateCustomer(c.Id, c.ExternalId, c.TradeName ?? c.LegalName)).ToListAsync();
    });

    private static async Task<bool> SpeaksForSeveralAsync(HelpdeskDb db, Contact contact)
    {
        var numbers = contact.Phones.Select(p => p.Number).ToList();
        return await db.Customers.Where(c => c.Active && c.Contacts.Any(k => k.Phones.Any(p => numbers.Contains(p.Number)))).Take(2).CountAsync() > 1;
    }
}

/// <summary>A customer for whom somebody may speak.</summary>
public sealed record CandidateCustomer(Guid Id, string ExternalId, string ShownName);
