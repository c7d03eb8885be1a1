using System.ComponentModel;
using System.Text.Json.Serialization;
using Helpdesk.Core.Customers;

namespace Helpdesk.Web.Api;

/// <summary>A customer (contract section 3).</summary>
public sealed record CustomerModel
{
    /// <summary>The ERP's own key. In a body it may be left out where the address names it.</summary>
    [DefaultValue("C-0001")]
    public string? ExternalId { get; init; }

    public string? LegalName { get; init; }
    public string? TradeName { get; init; }

    /// <summary>CNPJ, also with letters, or CPF; with or without punctuation.</summary>
    public string? TaxId { get; init; }

    public TaxRegime TaxRegime { get; init; }
    public string? ResponsibleName { get; init; }
    public string? Notes { get; init; }
    public string? City { get; init; }

    /// <summary>The two letters of the state ("SP").</summary>
    public string? State { get; init; }

    public IReadOnlyList<string?>? Tags { get; init; }

    /// <summary>True unless told.</summary>
    public bool? Active { get; init; }

    public IReadOnlyList<ContactModel?>? Contacts { get; init; }
    public IReadOnlyList<LicenceModel?>? Licences { get; init; }
    public IReadOnlyList<MachineModel?>? Machines { get; init; }

    /// <summary>When it last changed; not read in bodies.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    public static CustomerModel Of(Customer customer) => new()
    {
        ExternalId = customer.ExternalId,
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
        Contacts = [.. customer.Contacts.OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id)
            .Select(c => new ContactModel(c.Name ?? c.ProfileName, c.Role, [.. c.Phones.OrderBy(p => p.Id).Select(p => p.Number)]))],
        Licences = [.. customer.Licences.OrderBy(l => l.Id).Select(l => new LicenceModel(l.ModuleKey, l.Quantity, l.ValidUntil))],
        Machines = [.. customer.Machines.OrderBy(m => m.Id).Select(MachineModel.Of)],
        UpdatedAt = customer.UpdatedAt,
    };

    public CustomerEntry ToEntry() => new(ExternalId)
    {
        LegalName = LegalName,
        TradeName = TradeName,
        TaxId = TaxId,
        TaxRegime = TaxRegime,
        ResponsibleName = ResponsibleName,
        Notes = Notes,
        City = City,
        State = State,
        Tags = Tags ?? [],
        Active = Active ?? true,
        Contacts = [.. (Contacts ?? []).Select(c => new ContactEntry(c?.Name, c?.Role, c?.Phones ?? []))],
        Licences = [.. (Licences ?? []).Select(l => new LicenceEntry(l?.Module, l?.Quantity ?? 0, l?.ValidUntil))],
        Machines = [.. (Machines ?? []).Select(m => m?.ToEntry() ?? new MachineEntry(null, null, MachineRole.Other, []))],
    };
}

/// <param name="Phones">In any usual form with the area code; answered in E.164.</param>
public sealed record ContactModel(string? Name, string? Role, IReadOnlyList<string?>? Phones);

/// <param name="Module">The key of a module of the catalogue.</param>
/// <param name="ValidUntil">The last day on which it is valid; null when it has no end.</param>
public sealed record LicenceModel(
    string? Module, int Quantity, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? ValidUntil = null);

/// <param name="AnyDeskId">9 or 10 digits, spaces allowed, or an alias such as caixa-01@ad.</param>
public sealed record MachineModel(
    string? Name, string? AnyDeskId, MachineRole Role, IReadOnlyList<ModuleVersionModel?>? ModuleVersions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Notes = null)
{
    public static MachineModel Of(Machine machine) => new(
        machine.Name, machine.AnyDeskId, machine.Role, [.. machine.Modules.OrderBy(m => m.Id).Select(m => new ModuleVersionModel(m.ModuleKey, m.Version))],
        machine.Notes);

    public MachineEntry ToEntry() =>
        new(Name, AnyDeskId, Role, [.. (ModuleVersions ?? []).Select(m => new ModuleVersionEntry(m?.Module, m?.Version))], Notes);
}

public sealed record ModuleVersionModel(string? Module, string? Version);

/// <summary>What became of one customer of a list.</summary>
/// <param name="ExternalId">Null when the item has none.</param>
/// <param name="Status">created, updated, unchanged or failed.</param>
/// <param name="Errors">Per field; null when it went well.</param>
public sealed record CustomerResultModel(string? ExternalId, Helpdesk.Core.Desk.Entered Status, IReadOnlyDictionary<string, string[]>? Errors);
