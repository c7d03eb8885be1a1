using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Customers;

/// <summary>Questions about customers that screens ask.</summary>
public sealed class CustomerQueries(Database database)
{
    /// <summary>Everything a technician needs beside the conversation; null when there is no such customer.</summary>
    public Task<CustomerCard?> CardAsync(Guid id) => database.ReadAsync(async db =>
    {
        var customer = await Whole(db).SingleOrDefaultAsync(c => c.Id == id);
        return customer is null ? null : await CardOfAsync(db, customer);
    });

    /// <inheritdoc cref="CardAsync(Guid)"/>
    public Task<CustomerCard?> CardAsync(string externalId) => database.ReadAsync(async db =>
    {
        var customer = await Whole(db).SingleOrDefaultAsync(c => c.ExternalId == externalId);
        return customer is null ? null : await CardOfAsync(db, customer);
    });

    /// <summary>A page of the registry by name. <paramref name="text"/> is looked for in names, keys, tax ids and phone numbers.</summary>
    public Task<CustomerPage> ListAsync(string? text, int skip, int most) => database.ReadAsync(async db =>
    {
        var found = Matching(db, text);
        var total = await found.CountAsync();
        var lines = await found.OrderBy(c => c.TradeName ?? c.LegalName).ThenBy(c => c.Id).Skip(skip).Take(Math.Min(most, Limits.Page))
            .Select(c => new CustomerLine(
                c.Id, c.ExternalId, c.TradeName ?? c.LegalName, c.LegalName, c.TaxId, c.TaxRegime, c.ResponsibleName, c.Active,
                c.Machines.Count, c.Contacts.SelectMany(contact => contact.Phones).Select(p => p.Number).FirstOrDefault()))
            .ToListAsync();
        return new CustomerPage(lines, total);
    });

    private static IQueryable<Customer> Matching(HelpdeskDb db, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return db.Customers;

        var words = $"%{text.Trim().Replace("%", "", StringComparison.Ordinal)}%";
        var digits = new string([.. text.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        var number = PhoneNumber.FromTyped(text)?.Value ?? "none";
        return db.Customers.Where(c => EF.Functions.ILike(c.LegalName, words) || EF.Functions.ILike(c.TradeName!, words)
            || EF.Functions.ILike(c.ExternalId, words) || (digits.Length > 3 && c.TaxId!.StartsWith(digits))
            || c.Contacts.Any(contact => contact.Phones.Any(p => p.Number == number)));
    }

    private static IQueryable<Customer> Whole(HelpdeskDb db) => db.Customers.AsSplitQuery()
        .Include(c => c.Contacts).ThenInclude(c => c.Phones)
        .Include(c => c.Licences)
        .Include(c => c.Machines).ThenInclude(m => m.Modules);

    private static async Task<CustomerCard> CardOfAsync(HelpdeskDb db, Customer customer)
    {
        var modules = await db.Modules.Where(m => m.Active).OrderBy(m => m.Order).ToListAsync();
        return new CustomerCard(customer.Id, customer.ExternalId, customer.LegalName, customer.TradeName, customer.TaxId, customer.TaxRegime)
        {
            ResponsibleName = customer.ResponsibleName,
            Notes = customer.Notes,
            Active = customer.Active,
            Contacts = [.. customer.Contacts.OrderBy(c => c.Name)
                .Select(c => new ContactLine(c.Id, c.Name ?? c.ProfileName ?? "", c.Role, [.. c.Phones.Select(p => p.Number)]))],
            Licences = [.. modules.Select(m => new LicenceLine(
                m.Key, m.Name, customer.Licences.Where(l => l.ModuleKey == m.Key).Sum(l => l.Quantity)))],
            Machines = [.. customer.Machines.OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase).Select(machine => new MachineLine(
                machine.Id, machine.Name, machine.Role, machine.AnyDeskId,
                [.. modules.Join(machine.Modules, m => m.Key, i => i.ModuleKey, (m, i) => new InstalledLine(m.Key, m.Name, i.Version, m.CurrentVersion))]))],
        };
    }
}

public sealed record CustomerCard(Guid Id, string ExternalId, string LegalName, string? TradeName, string? TaxId, TaxRegime TaxRegime)
{
    public string? ResponsibleName { get; init; }
    public string? Notes { get; init; }
    public bool Active { get; init; }
    public IReadOnlyList<ContactLine> Contacts { get; init; } = [];

    /// <summary>Every module of the catalogue; quantity 0 where none is licensed.</summary>
    public IReadOnlyList<LicenceLine> Licences { get; init; } = [];

    public IReadOnlyList<MachineLine> Machines { get; init; } = [];

    public string ShownName => TradeName ?? LegalName;
}

public sealed record ContactLine(Guid Id, string Name, string? Role, IReadOnlyList<string> Phones);

public sealed record LicenceLine(string ModuleKey, string ModuleName, int Quantity);

public sealed record MachineLine(Guid Id, string Name, MachineRole Role, string? AnyDeskId, IReadOnlyList<InstalledLine> Modules);

/// <param name="CurrentVersion">What the machine should run; null when the catalogue does not say.</param>
public sealed record InstalledLine(string ModuleKey, string ModuleName, string Version, string? CurrentVersion)
{
    public bool IsOutdated => CurrentVersion is not null && CurrentVersion != Version;
}

public sealed record CustomerLine(
    Guid Id, string ExternalId, string ShownName, string LegalName, string? TaxId, TaxRegime TaxRegime, string? ResponsibleName, bool Active,
    int Machines, string? Phone);

public sealed record CustomerPage(IReadOnlyList<CustomerLine> Lines, int Total);
