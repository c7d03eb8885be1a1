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
    public bool Active { get; init; } = true;
    public IReadOnlyList<ContactEntry> Contacts { get; init; } = [];
    public IReadOnlyList<LicenceEntry> Licences { get; init; } = [];
    public IReadOnlyList<MachineEntry> Machines { get; init; } = [];
}

public sealed record ContactEntry(string? Name, string? Role, IReadOnlyList<string?> Phones);

public sealed record LicenceEntry(string? Module, int Quantity);

public sealed record MachineEntry(string? Name, string? AnyDeskId, MachineRole Role, IReadOnlyList<ModuleVersionEntry> ModuleVersions);

public sealed record ModuleVersionEntry(string? Module, string? Version);

/// <summary>A customer with nothing wrong in it.</summary>
public sealed record CheckedCustomer(
    string ExternalId, CustomerFacts Facts, IReadOnlyList<ContactFacts> Contacts, IReadOnlyList<Licence> Licences, IReadOnlyList<MachineFacts> Machines);

/// <summary>The plain facts of a contact, checked.</summary>
public sealed record ContactFacts(string Name, string? Role, IReadOnlyList<PhoneNumber> Phones);
