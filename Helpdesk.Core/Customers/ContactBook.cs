namespace Helpdesk.Core.Customers;

/// <summary>
/// Replaces the contacts of a customer by those that the ERP tells, and recognises who is who: by id where a form had them, by a
/// shared phone, else by name. People who wrote before keep their conversations whatever happens to their entry.
/// </summary>
/// <param name="strangers">Contacts of no customer, who wrote from numbers that may be registered now.</param>
/// <param name="withHistory">Contacts that something refers to, so that they are never deleted.</param>
internal sealed class ContactBook(Customer customer, IEnumerable<Contact> strangers, IReadOnlySet<Guid> withHistory)
{
    private readonly List<Contact> _free = [.. customer.Contacts.OrderBy(c => c.Id)];
    private readonly List<Contact> _strangers = [.. strangers];

    /// <summary>Strangers who turned out to be this customer's: their tickets follow.</summary>
    public List<Contact> Adopted { get; } = [];

    /// <summary>Contacts that nobody needs any more.</summary>
    public List<Contact> Dropped { get; } = [];

    public void Replace(IReadOnlyList<ContactFacts> wanted, DateTimeOffset now)
    {
        var found = new Contact?[wanted.Count];
        Find(_free, (contact, facts) => contact.Id == facts.Id ? 1 : 0);
        Find(_free, (contact, facts) => IsCalled(contact, facts) ? Shared(contact, facts) : 0);
        Find(_free, Shared);
        Find(_free, (contact, facts) => IsCalled(contact, facts) ? 1 : 0);
        Find(_strangers, Shared);

        for (var i = 0; i < wanted.Count; i++) Keep(found[i] ?? new Contact(null, now), wanted[i], wanted[i].Phones);
        foreach (var facts in wanted) KeepTwins(facts);
        foreach (var contact in _free) Drop(contact);

        void Find(List<Contact> among, Func<Contact, ContactFacts, int> likeness)
        {
            for (var i = 0; i < wanted.Count; i++) found[i] ??= Take(among, contact => likeness(contact, wanted[i]));
        }
    }

    private static Contact? Take(List<Contact> among, Func<Contact, int> likeness)
    {
        var best = among.Where(contact => likeness(contact) > 0).MaxBy(likeness);
        if (best is not null) among.Remove(best);
        return best;
    }

    /// <summary>One person may have written from several numbers before anybody knew them: all of these stay theirs.</summary>
    private void KeepTwins(ContactFacts facts)
    {
        foreach (var twin in _free.Concat(_strangers).Where(c => withHistory.Contains(c.Id) && Shared(c, facts) > 0).ToList())
        {
            _free.Remove(twin);
            _strangers.Remove(twin);
            Keep(twin, facts, [.. facts.Phones.Where(number => Has(twin, number))]);
        }
    }

    private void Keep(Contact contact, ContactFacts facts, IReadOnlyCollection<PhoneNumber> numbers)
    {
        if (contact.CustomerId is null && withHistory.Contains(contact.Id)) Adopted.Add(contact);
        if (contact.CustomerId is null) customer.Adopt(contact);
        if (facts.Id is null || (contact.ShownName, contact.Role) != (facts.Name, facts.Role)) contact.Register(facts.Name, facts.Role);
        contact.AnswerOnlyOn(numbers);
    }

    private void Drop(Contact contact)
    {
        customer.Release(contact);
        if (!withHistory.Contains(contact.Id)) Dropped.Add(contact);
    }

    private static int Shared(Contact contact, ContactFacts facts) => facts.Phones.Count(number => Has(contact, number));

    private static bool Has(Contact contact, PhoneNumber number) => contact.Phones.Any(p => p.Number == number.Value);

    private static bool IsCalled(Contact contact, ContactFacts facts) => string.Equals(contact.Name, facts.Name, StringComparison.OrdinalIgnoreCase);
}
