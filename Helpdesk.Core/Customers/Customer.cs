using Helpdesk.Core.Data;
using Helpdesk.Core.Live;

namespace Helpdesk.Core.Customers;

/// <summary>Contract section 3, "taxRegime".</summary>
public enum TaxRegime
{
    Unknown,
    Mei,
    SimplesNacional,
    LucroPresumido,
    LucroReal,
    ImuneIsenta,
}

/// <summary>A company that licensed the ERP.</summary>
public sealed class Customer : Entity
{
    private readonly List<Contact> _contacts = [];
    private readonly List<Licence> _licences = [];
    private readonly List<Machine> _machines = [];

    public Customer(string externalId, DateTimeOffset now)
    {
        ExternalId = externalId;
        CreatedAt = UpdatedAt = now;
    }

    private Customer() { }

    /// <summary>The ERP's own key ("C-0001").</summary>
    public string ExternalId { get; private set; } = "";

    public string LegalName { get; private set; } = "";
    public string? TradeName { get; private set; }

    /// <summary>CNPJ or CPF, without punctuation.</summary>
    public string? TaxId { get; private set; }

    public TaxRegime TaxRegime { get; private set; }
    public string? ResponsibleName { get; private set; }
    public string? Notes { get; private set; }
    public string? City { get; private set; }

    /// <summary>The two letters of the state ("SP").</summary>
    public string? State { get; private set; }

    /// <summary>Words of ours that customers are sorted by.</summary>
    public IReadOnlyList<string> Tags { get; private set; } = [];

    public bool Active { get; private set; } = true;
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The customer that this one turned out to be; it stays here, inactive, for whoever still asks by its key.</summary>
    public Guid? MergedIntoId { get; private set; }

    public IReadOnlyCollection<Contact> Contacts => _contacts;
    public IReadOnlyCollection<Licence> Licences => _licences;
    public IReadOnlyCollection<Machine> Machines => _machines;

    /// <summary>What technicians call it.</summary>
    public string ShownName => TradeName ?? LegalName;

    /// <summary>Takes the facts over; the same facts again are no change.</summary>
    public void Describe(CustomerFacts facts, DateTimeOffset now)
    {
        if (facts == Facts) return;

        LegalName = facts.LegalName;
        TradeName = facts.TradeName;
        TaxId = facts.TaxId?.Value;
        TaxRegime = facts.TaxRegime;
        ResponsibleName = facts.ResponsibleName;
        Notes = facts.Notes;
        City = facts.City;
        State = facts.State;
        Tags = facts.Tags;
        Active = facts.Active && MergedIntoId is null;
        Touch(now);
    }

    /// <summary>History stays; the customer is found no more when somebody writes.</summary>
    public void Deactivate(DateTimeOffset now)
    {
        if (!Active) return;

        Active = false;
        Touch(now);
    }

    /// <summary>It turned out to be the same customer as another, which goes on.</summary>
    public void MergeInto(Customer other, DateTimeOffset now)
    {
        (MergedIntoId, Active) = (other.Id, false);
        Touch(now);
    }

    public void Adopt(Contact contact)
    {
        contact.BelongTo(Id);
        if (!_contacts.Contains(contact)) _contacts.Add(contact);
    }

    public void Release(Contact contact)
    {
        contact.BelongTo(null);
        _contacts.Remove(contact);
    }

    /// <summary>Replaces the licences by these; one of the same module stays the same licence.</summary>
    public void License(IEnumerable<Licence> licences)
    {
        var wanted = licences.ToList();
        _licences.RemoveAll(old => wanted.All(l => l.ModuleKey != old.ModuleKey));
        foreach (var licence in wanted)
        {
            var held = _licences.Find(l => l.ModuleKey == licence.ModuleKey);
            if (held is null) _licences.Add(licence);
            else held.Change(licence.Quantity, licence.ValidUntil);
        }
    }

    /// <summary>Replaces the machines by these; the one that is meant, else one of the same name, stays the same machine.</summary>
    public void Install(IReadOnlyCollection<MachineFacts> machines)
    {
        var kept = MachinePark.Recognise(_machines, machines);
        _machines.RemoveAll(old => !kept.ContainsValue(old));
        foreach (var facts in machines)
        {
            if (!kept.TryGetValue(facts, out var machine)) _machines.Add(machine = new Machine(facts.Name));
            machine.Describe(facts);
        }
    }

    /// <summary>Takes in this licence, or what it says of one that is there; the others stay.</summary>
    public void LicenseAlso(Licence licence)
    {
        if (_licences.Find(l => l.ModuleKey == licence.ModuleKey) is { } held) held.Change(licence.Quantity, licence.ValidUntil);
        else _licences.Add(licence);
    }

    /// <summary>Takes in this machine, or what is said of one of its name; the others stay.</summary>
    public void InstallAlso(MachineFacts facts)
    {
        var machine = _machines.Find(m => m.Name == facts.Name);
        if (machine is null) _machines.Add(machine = new Machine(facts.Name));
        machine.Describe(facts);
    }

    public void Touch(DateTimeOffset now)
    {
        UpdatedAt = now;
        Announce(new CustomerChanged(Id));
    }

    private CustomerFacts Facts =>
        new(LegalName, TradeName, Customers.TaxId.From(TaxId), TaxRegime, ResponsibleName, Notes, Active) { City = City, State = State, Tags = Tags };
}

/// <summary>The plain facts of a customer, checked.</summary>
public sealed record CustomerFacts(
    string LegalName, string? TradeName, TaxId? TaxId, TaxRegime TaxRegime, string? ResponsibleName, string? Notes, bool Active)
{
    public string? City { get; init; }

    /// <summary>The two letters of the state ("SP").</summary>
    public string? State { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool Equals(CustomerFacts? other) => other is not null
        && (LegalName, TradeName, TaxId, TaxRegime, ResponsibleName, Notes, Active) ==
            (other.LegalName, other.TradeName, other.TaxId, other.TaxRegime, other.ResponsibleName, other.Notes, other.Active)
        && (City, State) == (other.City, other.State) && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => LegalName.GetHashCode(StringComparison.Ordinal);
}
