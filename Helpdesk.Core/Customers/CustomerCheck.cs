namespace Helpdesk.Core.Customers;

/// <summary>Checks what is told of a customer, every field of it, and names what is wrong as the wire spells it.</summary>
internal sealed class CustomerCheck
{
    private const int MostOfAModule = 1_000_000;

    private readonly Complaints _complaints = new();
    private readonly IReadOnlySet<string> _modules;

    private CustomerCheck(IReadOnlySet<string> modules) => _modules = modules;

    /// <param name="modules">The keys of the catalogue's modules.</param>
    /// <exception cref="InputRefusedException">Some fields are wrong.</exception>
    public static CheckedCustomer Check(CustomerEntry entry, IReadOnlySet<string> modules)
    {
        var check = new CustomerCheck(modules);
        var customer = new CheckedCustomer(
            check._complaints.Required(entry.ExternalId, Limits.Name, "externalId"),
            check.Facts(entry), check.Contacts(entry.Contacts), check.Licences(entry.Licences), check.Machines(entry.Machines));
        check._complaints.ThrowIfAny();
        return customer;
    }

    private CustomerFacts Facts(CustomerEntry entry) => new(
        _complaints.Required(entry.LegalName, Limits.Name, "legalName"),
        _complaints.Optional(entry.TradeName, Limits.Name, "tradeName"),
        TaxIdOf(entry.TaxId),
        entry.TaxRegime,
        _complaints.Optional(entry.ResponsibleName, Limits.Name, "responsibleName"),
        _complaints.Optional(entry.Notes, Limits.Notes, "notes"),
        entry.Active)
    {
        City = _complaints.Optional(entry.City, Limits.Name, "city"),
        State = StateOf(entry.State),
        Tags = [.. Each(entry.Tags, "tags", (tag, field) => _complaints.Optional(tag, Limits.Key, field)).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
    };

    private string? StateOf(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;

        var state = States.CodeOf(typed);
        if (state is null) _complaints.Add(Refusal.StateInvalid, "state", Shown(typed));
        return state;
    }

    private TaxId? TaxIdOf(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;

        var taxId = TaxId.From(typed);
        if (taxId is null) _complaints.Add(Refusal.TaxIdInvalid, "taxId", Shown(typed));
        return taxId;
    }

    private List<ContactFacts> Contacts(IReadOnlyList<ContactEntry> entries) => Each(entries, "contacts", (contact, field) => new ContactFacts(
        _complaints.Required(contact.Name, Limits.Name, $"{field}.name"),
        _complaints.Optional(contact.Role, Limits.Name, $"{field}.role"),
        [.. Each(contact.Phones, $"{field}.phones", Phone).OfType<PhoneNumber>().Distinct()])
    {
        Id = contact.Id,
    });

    private PhoneNumber? Phone(string? typed, string field)
    {
        var number = PhoneNumber.FromTyped(typed);
        if (number is null) _complaints.Add(Refusal.PhoneInvalid, field, Shown(typed));
        return number;
    }

    private List<Licence> Licences(IReadOnlyList<LicenceEntry> entries)
    {
        var licences = Each(entries, "licences", (licence, field) =>
        {
            if (licence.Quantity is < 0 or > MostOfAModule) _complaints.Add(Refusal.OutOfRange, $"{field}.quantity", 0, MostOfAModule);
            return new Licence(Module(licence.Module, $"{field}.module"), licence.Quantity, licence.ValidUntil);
        });
        Once(licences, l => l.ModuleKey, i => $"licences[{i}].module");
        return licences;
    }

    private List<MachineFacts> Machines(IReadOnlyList<MachineEntry> entries)
    {
        var machines = Each(entries, "machines", (machine, field) => new MachineFacts(
            _complaints.Required(machine.Name, Limits.Name, $"{field}.name"),
            AnyDesk(machine.AnyDeskId, $"{field}.anyDeskId"),
            machine.Role,
            Installed(machine.ModuleVersions, $"{field}.moduleVersions"))
        {
            Id = machine.Id,
            Notes = _complaints.Optional(machine.Notes, Limits.Notes, $"{field}.notes"),
        });
        Once(machines, m => m.Name, i => $"machines[{i}].name");
        return machines;
    }

    private AnyDeskId? AnyDesk(string? typed, string field)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;

        var id = AnyDeskId.From(typed);
        if (id is null) _complaints.Add(Refusal.AnyDeskInvalid, field, Shown(typed));
        return id;
    }

    private List<ModuleVersion> Installed(IReadOnlyList<ModuleVersionEntry> entries, string field)
    {
        var installed = Each(entries, field, (entry, each) => new ModuleVersion(
            Module(entry.Module, $"{each}.module"), _complaints.Required(entry.Version, Limits.Key, $"{each}.version")));
        Once(installed, m => m.ModuleKey, i => $"{field}[{i}].module");
        return installed;
    }

    private string Module(string? key, string field)
    {
        if (string.IsNullOrWhiteSpace(key)) _complaints.Add(Refusal.FieldMissing, field);
        else if (!_modules.Contains(key)) _complaints.Add(Refusal.UnknownModule, field, Shown(key));
        return key ?? "";
    }

    private List<TChecked> Each<T, TChecked>(IReadOnlyList<T> entries, string field, Func<T, string, TChecked> check)
    {
        if (entries.Count > Limits.Parts) _complaints.Add(Refusal.TooMany, field, Limits.Parts, entries.Count);
        return [.. entries.Take(Limits.Parts).Select((entry, i) => check(entry, $"{field}[{i}]"))];
    }

    private void Once<T>(List<T> items, Func<T, string> key, Func<int, string> field)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            if (key(items[i]) is { Length: > 0 } name && !seen.Add(name)) _complaints.Add(Refusal.Repeated, field(i), name);
        }
    }

    private static string Shown(string? text) => Checked.Cut(text, Limits.Key) ?? "";
}
