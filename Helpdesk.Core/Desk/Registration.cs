using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>Writes down the customer whose number nobody knew, from their ticket.</summary>
public sealed class Registration(Database database, Registry registry, TimeProvider time)
{
    /// <summary>The person is the new customer's from now on, and so are their earlier tickets.</summary>
    /// <returns>The customer's key.</returns>
    /// <exception cref="InputRefusedException">Some fields are wrong, or the number is another customer's.</exception>
    /// <exception cref="RefusedException">There is no such ticket, it is a customer's meanwhile, or the tax id is another customer's.</exception>
    public async Task<string> RegisterAsync(Guid ticketId, CustomerEntry entry, Actor by)
    {
        var modules = await registry.ModulesAsync();
        return await database.ChangeAsync(async db =>
        {
            await using var all = await db.Database.BeginTransactionAsync();
            await RefuseLinkedAsync(db, ticketId);
            var key = await registry.AddAsync(db, entry, modules, by);

            // Writing the customer may have found the person by their number, and linked the ticket with that.
            var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.Id == ticketId) ?? throw new RefusedException(Refusal.TicketGone);
            await Linking.LinkAsync(db, ticket, await db.Customers.SingleAsync(c => c.ExternalId == key), by, time.GetUtcNow());
            await db.SaveChangesAsync();
            await all.CommitAsync();
            return key;
        });
    }

    private static async Task RefuseLinkedAsync(HelpdeskDb db, Guid ticketId)
    {
        var owner = await db.Tickets.Where(t => t.Id == ticketId)
            .Join(db.Customers, t => t.CustomerId, c => c.Id, (t, c) => new { t.Number, Name = c.TradeName ?? c.LegalName }).SingleOrDefaultAsync();
        if (owner is not null) throw new RefusedException(Refusal.TicketLinkedMeanwhile, owner.Number, owner.Name);
    }
}
