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

    /// <exception cref="RefusedException">There is no such customer.</exception>
    public Task DeactivateAsync(string externalId) => database.ChangeAsync(async db =>
    {
        var customer = await db.Customers.SingleOrDefaultAsync(c => c.ExternalId == externalId) ?? throw new RefusedException(Refusal.UnknownCustomer);
        customer.Deactivate(time.GetUtcNow());
    });

    private Task<HashSet<string>> ModulesAsync() => database.ReadAsync(db => db.Modules.Select(m => m.Key).ToHashSetAsync());

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

public sealed record EntryOutcome(Entered Entered, IReadOnlyList<RefusedException> Refusals);
