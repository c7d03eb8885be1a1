namespace Helpdesk.Core.Customers;

/// <summary>A customer as the ERP or a form tells it, before anybody has checked it.</summary>
public sealed record CustomerEntry(string? ExternalId)
{
    public string? LegalName { get; init; }
    public string? TradeName { get; init; }
    public string? TaxId { get; init; }
    public TaxRegime TaxRegime { get; init; }
    public string? ResponsibleName { get; init; }
    public string? Notes { get; init; }
    public string? City { get; init; }

    /// <summary>The two letters of the state.</summary>
    public string? State { get; init; }

    public IReadOnlyList<string?> Tags { get; init; } = [];
    public bool Active { get; init; } = true;
    public IReadOnlyList<ContactEntry> Contacts { get; init; } = [];
    public IReadOnlyList<LicenceEntry> Licences { get; init; } = [];
    public IReadOnlyList<MachineEntry> Machines { get; init; } = [];

    /// <summary>As it stands now, for whoever wants one part of it to be otherwise.</summary>
    public static CustomerEntry Of(Customer customer) => new(customer.ExternalId)
    {
        LegalName = customer.LegalName,
        TradeName = customer.TradeName,
        TaxId = customer.TaxId,
        TaxRegime = customer.TaxRegime,
        ResponsibleName = customer.ResponsibleName,
        Notes = customer.Notes,
        City = customer.City,
        State = customer.State,
        Tags = customer.Tags,
        Active = customer.Active,
        Contacts = [.. customer.Contacts.OrderBy(c => c.Id).Select(c => new ContactEntry(c.ShownName, c.Role, [.. c.Phones.OrderBy(p => p.Id).Select(p => p.Number)]) { Id = c.Id })],
        Licences = [.. customer.Licences.OrderBy(l => l.Id).Select(l => new LicenceEntry(l.ModuleKey, l.Quantity, l.ValidUntil))],
        Machines = [.. customer.Machines.OrderBy(m => m.Id).Select(m => new MachineEntry(
            m.Name, m.AnyDeskId, m.Role, [.. m.Modules.OrderBy(i => i.Id).Select(i => new ModuleVersionEntry(i.ModuleKey, i.Version))], m.Notes) { Id = m.Id })],
    };
}

/// <param name="Role">What the person is at the customer ("owner").</param>
public sealed record ContactEntry(string? Name, string? Role, IReadOnlyList<string?> Phones)
{
    /// <summary>Who it is, for whoever has the person before their eyes; null for somebody new, and for the ERP, which knows no ids.</summary>
    public Guid? Id { get; init; }

    /// <summary>Numbers that other customers keep as well (an accountant's).</summary>
    public IReadOnlyList<string> Shared { get; init; } = [];

    /// <summary>Numbers that the customers who had them lose.</summary>
    public IReadOnlyList<string> Moved { get; init; } = [];
}

/// <param name="ValidUntil">The last day on which it is valid; null when it has no end.</param>
public sealed record LicenceEntry(string? Module, int Quantity, DateOnly? ValidUntil = null);

public sealed record MachineEntry(string? Name, string? AnyDeskId, MachineRole Role, IReadOnlyList<ModuleVersionEntry> ModuleVersions, string? Notes = null)
{
    /// <summary>Which it is, so that it keeps its sessions under another name; null for a new one, and for the ERP, which knows no ids.</summary>
    public Guid? Id { get; init; }
}

public sealed record ModuleVersionEntry(string? Module, string? Version);

/// <summary>A customer with nothing wrong in it.</summary>
public sealed record CheckedCustomer(
    string ExternalId, CustomerFacts Facts, IReadOnlyList<ContactFacts> Contacts, IReadOnlyList<Licence> Licences, IReadOnlyList<MachineFacts> Machines);

/// <summary>The plain facts of a contact, checked.</summary>
public sealed record ContactFacts(string Name, string? Role, IReadOnlyList<PhoneNumber> Phones)
{
    /// <summary>Null when whoever told them knows no ids.</summary>
    public Guid? Id { get; init; }
}
