using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>What became of a customer that somebody entered.</summary>
public enum Entered
{
    Created,
    Updated,

    /// <summary>It stood there exactly so.</summary>
    Unchanged,
    Failed,
}

/// <summary>
/// Writes customers into the registry. It stands here and not beside them because it reaches further: people who wrote before they
/// were registered are recognised, and their tickets follow.
/// </summary>
public sealed class Registry(Database database, TimeProvider time)
{
    /// <summary>How many customers share one commit.</summary>
    private const int Together = 100;

    /// <exception cref="InputRefusedException">Some fields are wrong.</exception>
    public async Task<Entered> PutAsync(CustomerEntry entry, Actor by)
    {
        var customer = CustomerCheck.Check(entry, await ModulesAsync());
        return (await WriteAsync([customer], by))[0];
    }

    /// <summary>Enters many. One that is wrong, or that fails, never stops the others; the answers are in the order of the entries.</summary>
    public async Task<IReadOnlyList<EntryOutcome>> PutAsync(IReadOnlyList<CustomerEntry> entries, Actor by)
    {
        var modules = await ModulesAsync();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var checks = entries.Select(entry => Check(entry, modules, seen)).ToList();

        foreach (var chunk in checks.Where(c => c.Customer is not null).Chunk(Together)) await WriteAsync(chunk, by);
        return [.. checks.Select(c => new EntryOutcome(c.Entered, c.Refusals))];
    }

    /// <summary>A customer that somebody writes down by hand; without a key of the ERP it gets one of ours.</summary>
    /// <returns>Its key.</returns>
    /// <exception cref="InputRefusedException">Some fields are wrong.</exception>
    /// <exception cref="RefusedException">The key, the tax id or a number is another customer's.</exception>
    public async Task<string> AddAsync(CustomerEntry entry, Actor by)
    {
        var modules = await ModulesAsync();
        return await database.ChangeAsync(db => AddAsync(db, entry, modules, by));
    }

    /// <summary>What somebody begins to change; null when there is no such customer.</summary>
    public Task<CustomerDraft?> OpenAsync(string externalId) => database.ReadAsync(async db =>
    {
        var customer = await CustomerRecords.Whole(db.Customers).SingleOrDefaultAsync(c => c.ExternalId == externalId);
        return customer is null ? null : new CustomerDraft(customer.Id, customer.Version, customer.UpdatedAt, CustomerEntry.Of(customer));
    });

    /// <summary>Changes a part of a customer that somebody has before their eyes.</summary>
    /// <param name="seen">The version that was shown.</param>
    /// <param name="change">Makes of what stands there what shall be.</param>
    /// <exception cref="InputRefusedException">Some fields are wrong.</exception>
    /// <exception cref="RefusedException">There is no such customer, somebody changed it meanwhile, or the tax id or a number is another's.</exception>
    public async Task ChangeAsync(string externalId, uint seen, Func<CustomerEntry, CustomerEntry> change, Actor by)
    {
        var modules = await ModulesAsync();
        await database.ChangeAsync(async db =>
        {
            var customer = await CustomerRecords.Whole(db.Customers).SingleOrDefaultAsync(c => c.ExternalId == externalId)
                ?? throw new RefusedException(Refusal.UnknownCustomer, externalId);
            if (customer.Version != seen) throw new RefusedException(Refusal.VersionStale);
            if (customer.MergedIntoId is not null) throw new RefusedException(Refusal.CustomerMerged);

            var entry = change(CustomerEntry.Of(customer));
            var wanted = CustomerCheck.Check(entry, modules);
            if (wanted.Facts.TaxId?.Value != customer.TaxId) await RefuseTwinAsync(db, wanted);
            await WriteAsync(db, new NumberClaims(db, entry, customer), wanted, by);
        });
    }

    /// <exception cref="RefusedException">There is no such customer.</exception>
    public Task DeactivateAsync(string externalId, Actor by) => database.ChangeAsync(async db =>
    {
        var customer = await CustomerRecords.Whole(db.Customers).SingleOrDefaultAsync(c => c.ExternalId == externalId)
            ?? throw new RefusedException(Refusal.UnknownCustomer, externalId);
        var (now, picture) = (time.GetUtcNow(), CustomerPicture.Of(customer));
        customer.Deactivate(now);
        db.CustomerChanges.AddRange(picture.ChangesTo(CustomerPicture.Of(customer)).Select(field => new CustomerChange(customer.Id, field, by, now)));
    });

    /// <summary>Part of the caller's change.</summary>
    /// <param name="modules">The keys of the catalogue's modules.</param>
    internal async Task<string> AddAsync(HelpdeskDb db, CustomerEntry entry, HashSet<string> modules, Actor by)
    {
        var key = string.IsNullOrWhiteSpace(entry.ExternalId) ? await NextKeyAsync(db) : entry.ExternalId;
        var customer = CustomerCheck.Check(entry with { ExternalId = key }, modules);
        if (await db.Customers.AnyAsync(c => c.ExternalId == customer.ExternalId))
        {
            throw new RefusedException(Refusal.ExternalIdTaken, customer.ExternalId) { Field = "externalId" };
        }

        await RefuseTwinAsync(db, customer);
        await WriteAsync(db, new NumberClaims(db, entry, null), customer, by);
        return customer.ExternalId;
    }

    private static async Task<string> NextKeyAsync(HelpdeskDb db) =>
        $"H-{(await db.Database.SqlQuery<long>($"SELECT nextval('customer_numbers') AS \"Value\"").ToListAsync())[0]:D4}";

    /// <summary>A person who writes customers down by hand shall not make a second one of the same; the ERP may, it knows why.</summary>
    private static async Task RefuseTwinAsync(HelpdeskDb db, CheckedCustomer wanted)
    {
        if (wanted.Facts.TaxId is not { Value: var taxId }) return;

        var twin = await db.Customers.Where(c => c.TaxId == taxId && c.ExternalId != wanted.ExternalId && c.MergedIntoId == null)
            .Select(c => new { c.ExternalId, Name = c.TradeName ?? c.LegalName }).FirstOrDefaultAsync();
        if (twin is not null) throw new RefusedException(Refusal.TaxIdTaken, twin.Name, twin.ExternalId) { Field = "taxId" };
    }

    /// <summary>In one transaction, which may be the caller's: a number leaves its old place first.</summary>
    private async Task WriteAsync(HelpdeskDb db, NumberClaims numbers, CheckedCustomer wanted, Actor by)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync() : null;
        await numbers.RefuseTakenAsync();
        await numbers.MoveAsync(by, time.GetUtcNow());
        (await RegistryPage.OpenAsync(db, [wanted])).Write(wanted, by, time.GetUtcNow());
        await db.SaveChangesAsync();
        if (own is not null) await own.CommitAsync();
    }

    internal Task<HashSet<string>> ModulesAsync() => database.ReadAsync(db => db.Modules.Select(m => m.Key).ToHashSetAsync());

    private static Attempt Check(CustomerEntry entry, HashSet<string> modules, HashSet<string> seen)
    {
        try
        {
            var customer = CustomerCheck.Check(entry, modules);
            if (seen.Add(customer.ExternalId)) return new Attempt { Customer = customer };

            return new Attempt { Refusals = [new RefusedException(Refusal.Repeated, customer.ExternalId) { Field = "externalId" }] };
        }
        catch (InputRefusedException no)
        {
            return new Attempt { Refusals = no.Refusals };
        }
    }

    private async Task WriteAsync(Attempt[] chunk, Actor by)
    {
        var entered = await WriteAsync([.. chunk.Select(a => a.Customer!)], by);
        for (var i = 0; i < chunk.Length; i++) chunk[i].Entered = entered[i];
    }

    private Task<List<Entered>> WriteAsync(IReadOnlyList<CheckedCustomer> customers, Actor by) => database.ChangeAsync(async db =>
    {
        var page = await RegistryPage.OpenAsync(db, customers);
        return customers.Select(customer => page.Write(customer, by, time.GetUtcNow())).ToList();
    });

    private sealed class Attempt
    {
        public CheckedCustomer? Customer { get; init; }
        public IReadOnlyList<RefusedException> Refusals { get; init; } = [];
        public Entered Entered { get; set; } = Entered.Failed;
    }
}

/// <summary>A customer as it stood when somebody began to change it.</summary>
/// <param name="Version">What the change must name, so that nobody overwrites what they have not seen.</param>
public sealed record CustomerDraft(Guid Id, uint Version, DateTimeOffset UpdatedAt, CustomerEntry Entry);

public sealed record EntryOutcome(Entered Entered, IReadOnlyList<RefusedException> Refusals);
