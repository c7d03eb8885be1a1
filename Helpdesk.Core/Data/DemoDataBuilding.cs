using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Data;

/// <summary>Short words for describing a customer.</summary>
internal static class DemoBuilding
{
    public static Customer Customer(
        DateTimeOffset now, string key, string legalName, string tradeName, string? taxId, TaxRegime regime, string responsible, string? notes = null)
    {
        var customer = new Customer(key, now);
        customer.Describe(new CustomerFacts(legalName, tradeName, taxId is null ? null : Valid(taxId), regime, responsible, notes, Active: true), now);
        return customer;
    }

    public static Customer In(this Customer customer, DateTimeOffset now, string city, string state)
    {
        var facts = new CustomerFacts(
            customer.LegalName, customer.TradeName, TaxId.From(customer.TaxId), customer.TaxRegime, customer.ResponsibleName, customer.Notes, Active: true);
        customer.Describe(facts with { City = city, State = state }, now);
        return customer;
    }

    public static Customer With(this Customer customer, DateTimeOffset now, string name, string role, string phone)
    {
        var contact = new Contact(name, now);
        contact.Register(name, role);
        contact.AnswerOn(PhoneNumber.FromTyped(phone) ?? throw new ArgumentException(phone, nameof(phone)));
        customer.Adopt(contact);
        return customer;
    }

    public static Customer Licensed(this Customer customer, int gestor = 0, int pdv = 0, int bi = 0, int tef = 0)
    {
        Licence[] licences = [new("gestor", gestor), new("pdv", pdv), new("bi", bi), new("tef", tef)];
        customer.License([.. licences.Where(l => l.Quantity > 0)]);
        return customer;
    }

    /// <summary>All licences end in so many days; those with a minus have ended.</summary>
    public static Customer Until(this Customer customer, DateTimeOffset now, int days)
    {
        var end = DateOnly.FromDateTime(now.UtcDateTime).AddDays(days);
        customer.License([.. customer.Licences.Select(l => new Licence(l.ModuleKey, l.Quantity, end))]);
        return customer;
    }

    public static Customer On(this Customer customer, params MachineFacts[] machines)
    {
        customer.Install(machines);
        return customer;
    }

    public static MachineFacts Till(string name, string anyDesk, string pdv = "10.2.1", string? tef = null) =>
        Machine(name, anyDesk, MachineRole.Pos, ("pdv", pdv), ("tef", tef));

    public static MachineFacts Server(string name, string anyDesk, string gestor = "10.2.1") => Machine(name, anyDesk, MachineRole.Server, ("gestor", gestor));

    public static MachineFacts Office(string name, string? anyDesk, string gestor = "10.2.1", string? bi = null) =>
        Machine(name, anyDesk, MachineRole.Workstation, ("gestor", gestor), ("bi", bi));

    /// <summary>A whole row of tills, of which every third was not yet updated.</summary>
    public static IEnumerable<MachineFacts> Tills(int count, int firstAnyDesk) => Enumerable.Range(0, count)
        .Select(i => Till($"CAIXA-{i + 1:00}", $"{firstAnyDesk + i}", i % 3 == 2 ? "10.1.4" : "10.2.1", tef: "4.8"));

    private static MachineFacts Machine(string name, string? anyDesk, MachineRole role, params (string Key, string? Version)[] modules) => new(
        name, AnyDeskId.From(anyDesk), role, [.. modules.Where(m => m.Version is not null).Select(m => new ModuleVersion(m.Key, m.Version!))]);

    private static TaxId Valid(string taxId) => TaxId.From(taxId) ?? throw new ArgumentException(taxId, nameof(taxId));
}
