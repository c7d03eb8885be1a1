using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Helpdesk.Core.Customers;

/// <summary>
/// What customers are found by, beside each of them in one column: names, keys, tax id, people, phones, machines and their codes, in lower
/// case and without accents. Written with every change that concerns it, in the same transaction.
/// </summary>
internal static class CustomerWords
{
    /// <summary>The customers whose words a change concerns.</summary>
    /// <param name="entries">All that is tracked: a phone does not know whose it is, its contact does.</param>
    public static Guid[] Concerned(IReadOnlyCollection<EntityEntry> entries)
    {
        var contacts = entries.Select(e => e.Entity).OfType<Contact>().ToDictionary(c => c.Id, c => c.CustomerId);
        return [.. entries.Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .SelectMany(entry => Customers(entry, contacts)).OfType<Guid>().Distinct()];
    }

    public static Task RefreshAsync(HelpdeskDb db, Guid[] customers, CancellationToken stop) => db.Database.ExecuteSqlAsync($"""
        UPDATE customers c SET
            sort_name = plain(coalesce(c.trade_name, c.legal_name)),
            name_words = words_once(plain(concat_ws(' ', c.trade_name, c.legal_name))),
            search_words = plain(concat_ws(' ', c.trade_name, c.legal_name, c.external_id, c.tax_id, c.responsible_name, c.city, array_to_string(c.tags, ' '),
                (SELECT string_agg(concat_ws(' ', p.name, p.profile_name), ' ') FROM contacts p WHERE p.customer_id = c.id),
                (SELECT string_agg(n.number, ' ') FROM contact_phones n JOIN contacts p ON p.id = n.contact_id WHERE p.customer_id = c.id),
                (SELECT string_agg(concat_ws(' ', m.name, m.any_desk_id), ' ') FROM machines m WHERE m.customer_id = c.id))),
            has_machines = EXISTS (SELECT FROM machines m WHERE m.customer_id = c.id),
            has_phone = EXISTS (SELECT FROM contact_phones n JOIN contacts p ON p.id = n.contact_id WHERE p.customer_id = c.id)
        WHERE c.id = ANY({customers})
        """, stop);

    private static Guid?[] Customers(EntityEntry entry, Dictionary<Guid, Guid?> contacts) => entry.Entity switch
    {
        Customer customer => [customer.Id],
        Machine machine => [machine.CustomerId],
        Contact contact => [contact.CustomerId, entry.OriginalValues.GetValue<Guid?>(nameof(Contact.CustomerId))],
        ContactPhone => [contacts.GetValueOrDefault(entry.CurrentValues.GetValue<Guid>(nameof(ContactPhone.ContactId)))],
        _ => [],
    };
}
