using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>Two entries of the registry turn out to be one customer: people, machines, licences, tickets and sessions go to the one that stays.</summary>
public sealed class CustomerMerge(Database database, TimeProvider time)
{
    /// <param name="from">The key of the entry that ends; it stays, inactive, and says where it went.</param>
    /// <exception cref="RefusedException">One of them is not there, is merged already, or they are the same.</exception>
    public Task MergeAsync(string from, string into, Actor by) => database.ChangeAsync(async db =>
    {
        if (from == into) throw new RefusedException(Refusal.SameCustomer);

        await using var all = await db.Database.BeginTransactionAsync();
        var (ending, staying) = (await FindAsync(db, from), await FindAsync(db, into));
        var (now, picture) = (time.GetUtcNow(), CustomerPicture.Of(staying));

        foreach (var contact in ending.Contacts.ToList())
        {
            ending.Release(contact);
            staying.Adopt(contact);
        }

        TakeLicences(ending, staying);
        await TakeMachinesAsync(db, ending, staying);
        await TakeHistoryAsync(db, ending, staying, by, now);
        ending.MergeInto(staying, now);
        staying.Touch(now);
        db.CustomerChanges.AddRange(picture.ChangesTo(CustomerPicture.Of(staying)).Select(field => new CustomerChange(staying.Id, field, by, now)));
        db.CustomerChanges.Add(new CustomerChange(ending.Id, new ChangedField("mergedInto", null, staying.ExternalId), by, now));
        db.CustomerChanges.Add(new CustomerChange(staying.Id, new ChangedField("merged", null, $"{ending.ExternalId} · {ending.ShownName}"), by, now));
        await db.SaveChangesAsync();
        await all.CommitAsync();
    });

    private static async Task<Customer> FindAsync(HelpdeskDb db, string externalId)
    {
        var customer = await CustomerRecords.Whole(db.Customers).SingleOrDefaultAsync(c => c.ExternalId == externalId)
            ?? throw new RefusedException(Refusal.UnknownCustomer, externalId);
        return customer.MergedIntoId is null ? customer : throw new RefusedException(Refusal.CustomerMerged);
    }

    /// <summary>Of a module that both licensed the larger number counts: nobody bought the same licence twice.</summary>
    private static void TakeLicences(Customer ending, Customer staying)
    {
        var both = staying.Licences.Concat(ending.Licences).GroupBy(l => l.ModuleKey)
            .Select(g => g.OrderByDescending(l => l.Quantity).First())
            .Select(l => new Licence(l.ModuleKey, l.Quantity, l.ValidUntil));
        staying.License([.. both]);
    }

    /// <summary>Sessions know their machine, so machines move and are not written anew. Of one name the ending customer's is marked.</summary>
    private static async Task TakeMachinesAsync(HelpdeskDb db, Customer ending, Customer staying)
    {
        var taken = staying.Machines.Select(m => m.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var machine in ending.Machines)
        {
            var name = taken.Add(machine.Name) ? machine.Name : Checked.Cut($"{machine.Name} ({ending.ExternalId})", Limits.Name)!;
            await db.Machines.Where(m => m.Id == machine.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.CustomerId, staying.Id).SetProperty(m => m.Name, name));
            db.Entry(machine).State = EntityState.Detached;
        }

        await db.Entry(staying).Collection(c => c.Machines).Query().Include(m => m.Modules).LoadAsync();
    }

    private static async Task TakeHistoryAsync(HelpdeskDb db, Customer ending, Customer staying, Actor by, DateTimeOffset now)
    {
        foreach (var ticket in await db.Tickets.Where(t => t.CustomerId == ending.Id).ToListAsync()) ticket.LinkTo(staying.Id, staying.ShownName, by, now);
        foreach (var session in await db.RemoteSessions.Where(s => s.CustomerId == ending.Id).ToListAsync()) session.Follow(staying.Id);
        foreach (var group in await db.Conversations.Where(c => c.GroupCustomerId == ending.Id).ToListAsync()) group.LinkGroupTo(staying.Id);
        foreach (var thread in await db.Conversations.Where(c => c.PickedCustomerId == ending.Id).ToListAsync()) thread.Remember(staying.Id);
    }
}
