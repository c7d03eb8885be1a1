using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>
/// Rows of people. Somebody is recognised by name, else by a phone. The phones of a row replace those that the person had, except where
/// the file has told of the same person before: then they are more of them.
/// </summary>
internal sealed class ContactRows(IReadOnlyList<Module> modules, RowActor by) : PartRows(modules, by)
{
    private readonly HashSet<Guid> _told = [];

    protected override RowFate Write(RowCells cells, Customer customer, Ledger ledger)
    {
        var (typed, numbers) = Phones(cells);
        var contact = Find(customer, cells.Text("name"), numbers);
        var facts = cells.Check(EntryFor(customer) with
        {
            Contacts = [new ContactEntry(cells.Text("name") ?? Shown(contact) ?? numbers.FirstOrDefault()?.Display, cells.Text("role", contact?.Role), typed)],
        }, ModuleKeys).Contacts[0];

        // A customer that left takes nobody over.
        var strangers = customer.Active ? ledger.StrangersOn(facts.Phones).ToList() : [];
        var isNew = contact is null;
        contact ??= strangers.FirstOrDefault() ?? new Contact(null, By.Now);
        var changed = Register(contact, facts, cells.EmptiesAny("phones"));
        if (contact.CustomerId is null && !strangers.Contains(contact)) customer.Adopt(contact);
        foreach (var stranger in strangers) TakeIn(stranger, stranger == contact, facts, customer, ledger);
        _told.Add(contact.Id);
        return isNew ? RowFate.Created : changed || strangers.Count > 0 ? RowFate.Changed : RowFate.Unchanged;
    }

    private static (List<string> Typed, List<PhoneNumber> Numbers) Phones(RowCells cells)
    {
        var typed = cells.EmptiesAny("phones") ? [] : cells.Phones();
        return (typed, [.. typed.Select(PhoneNumber.FromTyped).OfType<PhoneNumber>()]);
    }

    private Contact? Find(Customer customer, string? name, List<PhoneNumber> numbers)
    {
        var named = customer.Contacts.Where(c => name is not null && string.Equals(Shown(c), name, StringComparison.OrdinalIgnoreCase)).OrderBy(c => c.Id).ToList();
        return named.Find(c => Shares(c, numbers)) ?? named.FirstOrDefault()
            ?? customer.Contacts.OrderBy(c => c.Id).FirstOrDefault(c => Shares(c, numbers) && (name is null || !_told.Contains(c.Id)));
    }

    private bool Register(Contact contact, ContactFacts facts, bool withoutPhones)
    {
        var before = (Shown(contact), contact.Role, string.Join(' ', contact.Phones.Select(p => p.Number).Order(StringComparer.Ordinal)));
        if (contact.CustomerId is null || (before.Item1, before.Role) != (facts.Name, facts.Role)) contact.Register(facts.Name, facts.Role);
        if (_told.Contains(contact.Id) || contact.CustomerId is null) foreach (var number in facts.Phones) contact.AnswerOn(number);
        else if (facts.Phones.Count > 0 || withoutPhones) contact.AnswerOnlyOn(facts.Phones);
        return before != (Shown(contact), contact.Role, string.Join(' ', contact.Phones.Select(p => p.Number).Order(StringComparer.Ordinal)));
    }

    /// <summary>Somebody who wrote before anybody knew them: from now on they are this person, and their tickets follow.</summary>
    private void TakeIn(Contact stranger, bool isRegistered, ContactFacts facts, Customer customer, Ledger ledger)
    {
        if (!isRegistered) stranger.Register(facts.Name, facts.Role);
        customer.Adopt(stranger);
        foreach (var ticket in ledger.NobodysTicketsOf(stranger)) ticket.LinkTo(customer.Id, customer.ShownName, By.By, By.Now);
    }

    private static string? Shown(Contact? contact) => contact?.ShownName;

    private static bool Shares(Contact contact, List<PhoneNumber> numbers) => contact.Phones.Any(p => numbers.Exists(n => n.Value == p.Number));
}
