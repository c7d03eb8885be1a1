using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>What writing some customers needs to know, read with a handful of queries however many they are.</summary>
internal sealed class RegistryPage
{
    private readonly HelpdeskDb _db;
    private readonly Dictionary<string, Customer> _customers;
    private readonly List<Contact> _strangers;
    private readonly HashSet<Guid> _withHistory;
    private readonly ILookup<Guid, Ticket> _nobodysTickets;

    private RegistryPage(HelpdeskDb db, Dictionary<string, Customer> customers, List<Contact> strangers, HashSet<Guid> withHistory, List<Ticket> tickets)
    {
        (_db, _customers, _strangers, _withHistory) = (db, customers, strangers, withHistory);
        _nobodysTickets = tickets.ToLookup(t => t.ContactId!.Value);
    }

    public static async Task<RegistryPage> OpenAsync(HelpdeskDb db, IReadOnlyCollection<CheckedCustomer> wanted)
    {
        var ids = wanted.Select(c => c.ExternalId).ToList();
        var numbers = wanted.SelectMany(c => c.Contacts).SelectMany(c => c.Phones).Select(p => p.Value).Distinct().ToList();
        var customers = await CustomerRecords.Whole(db.Customers.Where(c => ids.Contains(c.ExternalId))).ToDictionaryAsync(c => c.ExternalId);
        var strangers = await db.Contacts.Include(c => c.Phones)
            .Where(c => c.CustomerId == null && c.Phones.Any(p => numbers.Contains(p.Number)))

            // Who writes from a number of other customers speaks for several: nobody takes them over.
            .Where(c => !db.Contacts.Any(k => k.CustomerId != null && db.Customers.Any(o => o.Id == k.CustomerId && o.Active && !ids.Contains(o.ExternalId))
                && k.Phones.Any(p => c.Phones.Any(mine => mine.Number == p.Number))))
            .OrderBy(c => c.Id).ToListAsync();

        var people = customers.Values.SelectMany(c => c.Contacts).Concat(strangers).Select(c => c.Id).ToList();
        var unknown = strangers.ConvertAll(c => c.Id);
        var tickets = await db.Tickets.Where(t => unknown.Contains(t.ContactId!.Value) && t.CustomerId == null).ToListAsync();
        return new RegistryPage(db, customers, strangers, await WithHistoryAsync(db, people), tickets);
    }

    public Entered Write(CheckedCustomer wanted, Actor by, DateTimeOffset now)
    {
        var before = Changes();
        var isNew = !_customers.TryGetValue(wanted.ExternalId, out var customer);
        var picture = CustomerPicture.Of(customer);
        if (customer is null) _db.Customers.Add(customer = new Customer(wanted.ExternalId, now));

        customer.Describe(wanted.Facts, now);
        customer.License(wanted.Licences);
        customer.Install(wanted.Machines);
        ReplaceContacts(customer, wanted, by, now);
        if (Changes() == before) return Entered.Unchanged;

        customer.Touch(now);
        _db.CustomerChanges.AddRange(picture.ChangesTo(CustomerPicture.Of(customer)).Select(field => new CustomerChange(customer.Id, field, by, now)));
        return isNew ? Entered.Created : Entered.Updated;
    }

    private void ReplaceContacts(Customer customer, CheckedCustomer wanted, Actor by, DateTimeOffset now)
    {
        // A customer that left takes nobody over.
        var strangers = customer.Active ? _strangers.Where(c => c.CustomerId is null) : [];
        var book = new ContactBook(customer, strangers, _withHistory);
        book.Replace(wanted.Contacts, now);
        _db.Contacts.RemoveRange(book.Dropped);
        foreach (var ticket in book.Adopted.SelectMany(contact => _nobodysTickets[contact.Id])) ticket.LinkTo(customer.Id, customer.ShownName, by, now);
    }

    /// <summary>Customers share no rows, so one whose writing adds none to these was there already, exactly so.</summary>
    private int Changes() => _db.ChangeTracker.Entries().Count(e => e.State != EntityState.Unchanged);

    internal static async Task<HashSet<Guid>> WithHistoryAsync(HelpdeskDb db, List<Guid> contacts) =>
    [
        .. await db.Conversations.Where(c => contacts.Contains(c.ContactId!.Value)).Select(c => c.ContactId!.Value).ToListAsync(),
        .. await db.ContactIdentities.Where(i => contacts.Contains(i.ContactId)).Select(i => i.ContactId).ToListAsync(),
        .. await db.Tickets.Where(t => contacts.Contains(t.ContactId!.Value)).Select(t => t.ContactId!.Value).Distinct().ToListAsync(),
    ];
}
