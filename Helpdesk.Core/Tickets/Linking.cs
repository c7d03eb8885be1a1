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
    /// follow. Somebody who belongs to another customer, or whose number several registered, speaks for this one now: the pick is
    /// remembered for the next ticket, and what was done before stays where it was.
    /// </summary>
    /// <param name="shown">Whose the ticket was on the screen; a colleague may have been faster.</param>
    /// <exception cref="RefusedException">There is no such ticket or active customer, or the ticket is another's meanwhile.</exception>
    public Task LinkAsync(Guid ticketId, Guid customerId, Actor by, Guid? shown = null) => database.ChangeAsync(async db =>
    {
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId) ?? throw new RefusedException(Refusal.TicketGone);
        if (ticket.CustomerId != shown && ticket.CustomerId is { } other && other != customerId)
        {
            var name = await db.Customers.Where(c => c.Id == other).Select(c => c.TradeName ?? c.LegalName).SingleAsync();
            throw new RefusedException(Refusal.TicketLinkedMeanwhile, ticket.Number, name);
        }

        await LinkAsync(db, ticket, await ActiveAsync(db, customerId), by, time.GetUtcNow());
    });

    /// <summary>
    /// For whom the person of this ticket may speak: the customers that registered the number, and those of earlier tickets. Who left
    /// comes last, so that somebody who looks for them sees why they are not offered.
    /// </summary>
    public Task<List<CandidateCustomer>> CandidatesAsync(Guid ticketId) => database.ReadAsync(async db =>
    {
        var contact = await db.Contacts.Include(c => c.Phones).SingleOrDefaultAsync(c => db.Tickets.Any(t => t.Id == ticketId && t.ContactId == c.Id));
        if (contact is null) return [];

        var numbers = contact.Phones.Select(p => p.Number).ToList();
        var registered = db.Contacts.Where(k => k.CustomerId != null && k.Phones.Any(p => numbers.Contains(p.Number))).Select(k => k.CustomerId!.Value);
        var earlier = db.Tickets.Where(t => t.ContactId == contact.Id && t.CustomerId != null).Select(t => t.CustomerId!.Value);
        return await db.Customers.Where(c => c.MergedIntoId == null && registered.Union(earlier).Contains(c.Id))
            .OrderByDescending(c => c.Active).ThenBy(c => c.TradeName ?? c.LegalName).Take(Limits.Page)
            .Select(c => new CandidateCustomer(c.Id, c.ExternalId, c.TradeName ?? c.LegalName, c.TaxId, c.Active)).ToListAsync();
    });

    /// <summary>Part of the caller's change.</summary>
    internal static async Task LinkAsync(HelpdeskDb db, Ticket ticket, Customer customer, Actor by, DateTimeOffset now)
    {
        ticket.LinkTo(customer.Id, customer.ShownName, by, now);
        if (ticket.ContactId is not { } contactId) return;

        var contact = await db.Contacts.Include(c => c.Phones).SingleAsync(c => c.Id == contactId);
        var several = await SpeaksForSeveralAsync(db, contact);
        if (several || contact.CustomerId is not null)
        {
            var picked = several || contact.CustomerId != customer.Id ? customer.Id : (Guid?)null;
            if (ticket.ConversationId is { } id) (await db.Conversations.SingleAsync(c => c.Id == id)).Remember(picked);
            return;
        }

        contact.BelongTo(customer.Id);
        customer.Touch(now);
        foreach (var earlier in await db.Tickets.Where(t => t.ContactId == contactId && t.CustomerId == null).ToListAsync())
        {
            earlier.LinkTo(customer.Id, customer.ShownName, by, now);
        }
    }

    private static async Task<Customer> ActiveAsync(HelpdeskDb db, Guid id)
    {
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.Id == id) ?? throw new RefusedException(Refusal.UnknownCustomer, id);
        if (customer.MergedIntoId is not null) throw new RefusedException(Refusal.CustomerMerged);
        return customer.Active ? customer : throw new RefusedException(Refusal.CustomerInactive);
    }

    /// <param name="contact">With its numbers.</param>
    internal static async Task<bool> SpeaksForSeveralAsync(HelpdeskDb db, Contact contact)
    {
        var numbers = contact.Phones.Select(p => p.Number).ToList();
        return await db.Customers.Where(c => c.Active && c.Contacts.Any(k => k.Phones.Any(p => numbers.Contains(p.Number)))).Take(2).CountAsync() > 1;
    }
}

/// <summary>A customer for whom somebody may speak.</summary>
public sealed record CandidateCustomer(Guid Id, string ExternalId, string ShownName, string? TaxId, bool Active);
