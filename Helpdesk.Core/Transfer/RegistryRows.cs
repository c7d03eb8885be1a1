using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Transfer.Rows;

namespace Helpdesk.Core.Transfer;

/// <summary>The registry as rows, in words that an import reads back as what they were.</summary>
internal sealed class RegistryRows(IReadOnlyList<Module> modules)
{
    /// <summary>Columns for phones; of whoever has more the last one holds the rest.</summary>
    private const int Phones = 3;

    public List<string> Headers(TableKind kind)
    {
        List<string> names = [.. Columns.Of(kind).SelectMany(column => column.Key == "phones" ? Enumerable.Range(1, Phones).Select(i => $"{column.Name} {i}") : [column.Name])];
        if (kind == TableKind.Machines) names.AddRange(modules.Select(m => Columns.Named(kind, Columns.Version(m.Name)).Name));
        return names;
    }

    public IEnumerable<object?[]> Of(TableKind kind, Customer customer) => kind switch
    {
        TableKind.Customers => [Row(customer)],
        TableKind.Contacts => customer.Contacts.OrderBy(c => c.Id).Select(contact => Row(customer, contact)),
        TableKind.Licences => customer.Licences.OrderBy(l => l.ModuleKey, StringComparer.Ordinal).Select(licence => Row(customer, licence)),
        _ => customer.Machines.OrderBy(m => m.Name, StringComparer.Ordinal).Select(machine => Row(customer, machine)),
    };

    private static object?[] Row(Customer customer) =>
    [
        customer.ExternalId, customer.LegalName, customer.TradeName, TaxIdOf(customer), CellWords.Name(customer.TaxRegime), customer.ResponsibleName,
        customer.City, customer.State, CellValues.Join(customer.Tags) is { Length: > 0 } tags ? tags : null, customer.Notes, CellWords.Name(customer.Active),
    ];

    private static object?[] Row(Customer customer, Contact contact)
    {
        var phones = contact.Phones.OrderBy(p => p.Id).Select(p => CellValues.Phone(p.Number)).ToList();
        if (phones.Count > Phones) phones = [.. phones[..(Phones - 1)], string.Join("; ", phones[(Phones - 1)..])];
        return [.. Whose(customer), contact.ShownName, contact.Role, .. Enumerable.Range(0, Phones).Select(phones.ElementAtOrDefault)];
    }

    private object?[] Row(Customer customer, Licence licence) =>
        [.. Whose(customer), modules.FirstOrDefault(m => m.Key == licence.ModuleKey)?.Name ?? licence.ModuleKey, licence.Quantity, licence.ValidUntil];

    private object?[] Row(Customer customer, Machine machine) =>
    [
        .. Whose(customer), machine.Name, AnyDeskId.From(machine.AnyDeskId)?.Display, CellWords.Name(machine.Role), machine.Notes,
        .. modules.Select(m => machine.Modules.FirstOrDefault(i => i.ModuleKey == m.Key)?.Version),
    ];

    private static object?[] Whose(Customer customer) => [customer.ExternalId, TaxIdOf(customer), customer.ShownName];

    private static string? TaxIdOf(Customer customer) => TaxId.From(customer.TaxId)?.Display;
}
