using System.Linq.Expressions;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Customers;

/// <summary>Questions about customers that screens ask.</summary>
public sealed class CustomerQueries(Database database, TimeProvider time)
{
    /// <summary>Everything a technician needs beside the conversation; null when there is no such customer.</summary>
    public Task<CustomerCard?> CardAsync(Guid id) => CardAsync(c => c.Id == id);

    /// <inheritdoc cref="CardAsync(Guid)"/>
    public Task<CustomerCard?> CardAsync(string externalId) => CardAsync(c => c.ExternalId == externalId);

    /// <summary>What changed about a customer, the latest first.</summary>
    public Task<List<CustomerChange>> ChangesAsync(Guid customerId, int most) => database.ReadAsync(db => db.CustomerChanges
        .Where(c => c.CustomerId == customerId).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(Math.Min(most, Limits.Page)).ToListAsync());

    /// <summary>A page of what changed about a customer, the latest first.</summary>
    public Task<Page<CustomerChange>> ChangesAsync(Guid customerId, PagePoint? after, int most) => database.ReadAsync(async db =>
    {
        var changes = db.CustomerChanges.Where(c => c.CustomerId == customerId);
        if (after is not null) changes = changes.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.At, c.Id), ValueTuple.Create(after.At, after.Id)));
        return Page.Of(await changes.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(most + 1).ToListAsync(), most, c => new PagePoint(c.At, c.Id));
    });

    /// <summary>What changed since somebody looked, in the order in which it did.</summary>
    public Task<List<CustomerChange>> ChangesSinceAsync(Guid customerId, DateTimeOffset since) => database.ReadAsync(db => db.CustomerChanges
        .Where(c => c.CustomerId == customerId && c.At > since).OrderBy(c => c.At).ThenBy(c => c.Id).Take(Limits.Page).ToListAsync());

    /// <summary>The tags that are in use.</summary>
    public Task<List<string>> TagsAsync() => database.ReadAsync(db => db.Customers.Where(c => c.Tags.Count > 0).SelectMany(c => c.Tags).Distinct().Order().Take(Limits.Page).ToListAsync());

    // Asked side by side: at every ticket that is opened somebody waits for it.
    private async Task<CustomerCard?> CardAsync(Expression<Func<Customer, bool>> which)
    {
        var asked = database.ReadAsync(db => CustomerRecords.Whole(db.Customers).SingleOrDefaultAsync(which));
        var catalogue = database.ReadAsync(db => db.Modules.Where(m => m.Active).OrderBy(m => m.Order).ToListAsync());
        var onMachines = database.ReadAsync(db => SessionsAsync(db, which));
        await Task.WhenAll(asked, catalogue, onMachines);
        return await asked is { } customer ? await CardOfAsync(customer, await catalogue, await onMachines) : null;
    }

    private async Task<CustomerCard> CardOfAsync(Customer customer, List<Module> modules, ILookup<Guid, MachineSession> sessions)
    {
        var now = time.GetUtcNow();
        return new CustomerCard(customer.Id, customer.ExternalId, customer.LegalName, customer.TradeName, customer.TaxId, customer.TaxRegime)
        {
            ResponsibleName = customer.ResponsibleName,
            Notes = customer.Notes,
            City = customer.City,
            State = customer.State,
            Tags = customer.Tags,
            Active = customer.Active,
            Version = customer.Version,
            MergedInto = customer.MergedIntoId is { } other ? await database.ReadAsync(db => db.Customers.Where(c => c.Id == other).Select(c => c.ExternalId).SingleAsync()) : null,
            Contacts = [.. customer.Contacts.OrderBy(c => c.Name)
                .Select(c => new ContactLine(c.Id, c.ShownName, c.Role, [.. c.Phones.Select(p => p.Number)]))],
            Licences = [.. modules.Select(m => new LicenceLine(
                m.Key, m.Name, customer.Licences.Where(l => l.ModuleKey == m.Key).Sum(l => l.Quantity))
            {
                ValidUntil = customer.Licences.FirstOrDefault(l => l.ModuleKey == m.Key)?.ValidUntil,
            })],
            Machines = [.. customer.Machines.OrderBy(m => m.Name, StringComparer.OrdinalIgnoreCase).Select(machine => new MachineLine(
                machine.Id, machine.Name, machine.Role, machine.AnyDeskId,
                [.. modules.Join(machine.Modules, m => m.Key, i => i.ModuleKey, (m, i) => new InstalledLine(m.Key, m.Name, i.Version, m.CurrentVersion))])
            {
                Notes = machine.Notes,
                LastSession = sessions[machine.Id].FirstOrDefault(),
                Running = [.. sessions[machine.Id].Where(s => s.EndedAt is null && now < s.StartedAt + RemoteSession.Longest)],
            })],
        };
    }

    /// <summary>Of each machine the last session, and those that may go on; the latest first.</summary>
    private async Task<ILookup<Guid, MachineSession>> SessionsAsync(HelpdeskDb db, Expression<Func<Customer, bool>> which)
    {
        var since = time.GetUtcNow() - RemoteSession.Longest;
        var last = db.Customers.Where(which).SelectMany(c => c.Machines)
            .SelectMany(m => db.RemoteSessions.Where(s => s.MachineId == m.Id).OrderByDescending(s => s.StartedAt).Take(1));
        var open = db.RemoteSessions.Where(s => db.Customers.Where(which).Any(c => c.Id == s.CustomerId) && s.MachineId != null && s.EndedAt == null && s.StartedAt > since);
        var sessions = await last.Select(s => new { s.MachineId, s.Id, s.UserName, s.StartedAt, s.EndedAt })
            .Union(open.Select(s => new { s.MachineId, s.Id, s.UserName, s.StartedAt, s.EndedAt })).ToListAsync();
        return sessions.OrderByDescending(s => s.StartedAt).ToLookup(s => s.MachineId!.Value, s => new MachineSession(s.Id, s.UserName, s.StartedAt, s.EndedAt));
    }
}

public sealed record CustomerCard(Guid Id, string ExternalId, string LegalName, string? TradeName, string? TaxId, TaxRegime TaxRegime)
{
    public string? ResponsibleName { get; init; }
    public string? Notes { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public bool Active { get; init; }

    /// <summary>What a change must name, so that nobody overwrites what they have not seen.</summary>
    public uint Version { get; init; }

    /// <summary>The key of the customer that this one turned out to be.</summary>
    public string? MergedInto { get; init; }
    public IReadOnlyList<ContactLine> Contacts { get; init; } = [];

    /// <summary>Every module of the catalogue; quantity 0 where none is licensed.</summary>
    public IReadOnlyList<LicenceLine> Licences { get; init; } = [];

    public IReadOnlyList<MachineLine> Machines { get; init; } = [];

    public string ShownName => TradeName ?? LegalName;
}

public sealed record ContactLine(Guid Id, string Name, string? Role, IReadOnlyList<string> Phones);

public sealed record LicenceLine(string ModuleKey, string ModuleName, int Quantity)
{
    /// <summary>The last day; null when it has no end.</summary>
    public DateOnly? ValidUntil { get; init; }
}

public sealed record MachineLine(Guid Id, string Name, MachineRole Role, string? AnyDeskId, IReadOnlyList<InstalledLine> Modules)
{
    public string? Notes { get; init; }

    /// <summary>When somebody of ours was on it last.</summary>
    public MachineSession? LastSession { get; init; }

    public DateTimeOffset? LastSessionAt => LastSession?.StartedAt;

    /// <summary>Who of ours is on it now, as far as anybody told.</summary>
    public IReadOnlyList<MachineSession> Running { get; init; } = [];
}

/// <summary>Somebody of ours on a machine. <see cref="EndedAt"/> is null while nobody said that they left.</summary>
public sealed record MachineSession(Guid Id, string UserName, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <param name="CurrentVersion">What the machine should run; null when the catalogue does not say.</param>
public sealed record InstalledLine(string ModuleKey, string ModuleName, string Version, string? CurrentVersion)
{
    public bool IsOutdated => CurrentVersion is not null && CurrentVersion != Version;
}

public sealed record CustomerLine(
    Guid Id, string ExternalId, string ShownName, string LegalName, string? TaxId, TaxRegime TaxRegime, string? ResponsibleName, bool Active,
    int Machines, string? Phone)
{
    public string? City { get; init; }
    public string? State { get; init; }
}

public sealed record CustomerPage(IReadOnlyList<CustomerLine> Lines, int Total)
{
    /// <summary>There are more than were counted.</summary>
    public bool HasMore { get; init; }

    /// <summary>Nothing was written so; these are only alike.</summary>
    public bool ByLikeness { get; init; }
}
