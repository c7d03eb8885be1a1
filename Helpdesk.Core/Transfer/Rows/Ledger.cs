using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>What writing some rows needs to know, read with a handful of queries however many they are, and held until all is done.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, Customer> _byKey;
    private readonly List<Customer> _all;
    private readonly List<Contact> _strangers;
    private readonly ILookup<Guid, Ticket> _nobodysTickets;
    private readonly Queue<string> _freeKeys;

    private Ledger(List<Customer> customers, List<Contact> strangers, List<Ticket> tickets, Queue<string> freeKeys)
    {
        (_all, _strangers, _freeKeys) = (customers, strangers, freeKeys);
        _byKey = customers.ToDictionary(c => c.ExternalId, StringComparer.Ordinal);
        _nobodysTickets = tickets.ToLookup(t => t.ContactId!.Value);
    }

    public static async Task<Ledger> OpenAsync(HelpdeskDb db, IReadOnlyList<RowCells> rows, Func<int, Task<Queue<string>>> freeKeys, CancellationToken stop)
    {
        var keys = rows.Select(r => r.Key).OfType<string>().Distinct().ToArray();
        var taxIds = rows.Select(r => TaxId.From(r.TaxId)?.Value).OfType<string>().Distinct().ToArray();

        // Nobody else changes them meanwhile; tickets of theirs can still be opened. In order, so that two who lock many do not block each other.
        var ids = await db.Database.SqlQuery<Guid>($"""
            SELECT id AS "Value" FROM customers WHERE external_id = ANY({keys}) OR tax_id = ANY({taxIds}) ORDER BY id FOR NO KEY UPDATE
            """).ToListAsync(stop);
        var customers = await CustomerRecords.Whole(db.Customers.Where(c => ids.Contains(c.Id))).ToListAsync(stop);

        var numbers = rows.SelectMany(r => r.Phones()).Select(p => PhoneNumber.FromTyped(p)?.Value).OfType<string>().Distinct().ToList();
        var strangers = numbers.Count == 0 ? [] : await db.Contacts.Include(c => c.Phones)
            .Where(c => c.CustomerId == null && c.Phones.Any(p => numbers.Contains(p.Number))).OrderBy(c => c.Id).ToListAsync(stop);
        var unknown = strangers.ConvertAll(c => c.Id);
        var tickets = unknown.Count == 0 ? [] : await db.Tickets.Where(t => unknown.Contains(t.ContactId!.Value) && t.CustomerId == null).ToListAsync(stop);
        return new Ledger(customers, strangers, tickets, await freeKeys(rows.Count(r => r.Key is null)));
    }

    public Customer? ByKey(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Those that go on under this tax id.</summary>
    public IReadOnlyList<Customer> ByTaxId(string taxId) => _all.FindAll(c => c.TaxId == taxId && c.MergedIntoId is null);

    public string NextKey() => _freeKeys.Dequeue();

    public void Add(Customer customer)
    {
        _byKey.Add(customer.ExternalId, customer);
        _all.Add(customer);
    }

    /// <summary>People whom nobody knew, who wrote from one of these numbers.</summary>
    public IEnumerable<Contact> StrangersOn(IReadOnlyCollection<PhoneNumber> numbers) =>
        _strangers.Where(c => c.CustomerId is null && c.Phones.Any(p => numbers.Any(n => n.Value == p.Number)));

    public IEnumerable<Ticket> NobodysTicketsOf(Contact contact) => _nobodysTickets[contact.Id];
}
