using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>Why two entries of the registry may be one customer, the surest first.</summary>
public enum TwinReason
{
    TaxId,
    Phone,
    Name,
}

/// <summary>Looks for customers that stand in the registry twice, and tells what joining them would bring along.</summary>
public sealed class CustomerTwins(Database database)
{
    private const int Most = 8;

    /// <summary>How like names must be, 0 to 1 (pg_trgm: similarity).</summary>
    private const float Likeness = 0.7f;

    public Task<List<TwinLine>> OfAsync(Guid customerId) => database.ReadAsync(async db =>
    {
        var me = await db.Customers.SingleAsync(c => c.Id == customerId);
        var others = db.Customers.Where(c => c.Id != customerId && c.MergedIntoId == null);
        var found = new List<TwinLine>();
        if (me.TaxId is { } taxId) found.AddRange(await ReadAsync(others.Where(c => c.TaxId == taxId), TwinReason.TaxId));
        var sharing = await SharingAsync(db, customerId);
        if (sharing.Count > 0) found.AddRange(await ReadAsync(others.Where(c => sharing.Contains(c.Id)), TwinReason.Phone));
        found.AddRange(await AlikeAsync(db, me, others));
        return found.DistinctBy(twin => twin.ExternalId).Take(Most).Select(twin => twin with { Distinct = twin.TaxId != me.TaxId && twin.TaxId is not null && me.TaxId is not null }).ToList();
    });

    /// <summary>What follows when this customer ends in another; null when there is no such customer.</summary>
    public Task<MergePreview?> PreviewAsync(string externalId) => database.ReadAsync(db => db.Customers.Where(c => c.ExternalId == externalId)
        .Select(c => new MergePreview(
            c.Contacts.Count, c.Machines.Count, db.Tickets.Count(t => t.CustomerId == c.Id),
            db.Conversations.Count(t => t.GroupCustomerId == c.Id || db.Contacts.Any(k => k.CustomerId == c.Id && k.Id == t.ContactId)),
            db.RemoteSessions.Count(s => s.CustomerId == c.Id)))
        .SingleOrDefaultAsync());

    /// <summary>Who has one of the customer's numbers, by way of the numbers: those have an index.</summary>
    private static async Task<List<Guid>> SharingAsync(HelpdeskDb db, Guid customerId)
    {
        var numbers = await db.Contacts.Where(c => c.CustomerId == customerId).SelectMany(c => c.Phones).Select(p => p.Number).ToListAsync();
        return await db.ContactPhones.Where(p => numbers.Contains(p.Number))
            .Join(db.Contacts.Where(c => c.CustomerId != null && c.CustomerId != customerId), p => p.ContactId, c => c.Id, (p, c) => c.CustomerId!.Value)
            .Distinct().OrderBy(id => id).Take(Limits.Page).ToListAsync();
    }

    private static async Task<List<TwinLine>> AlikeAsync(HelpdeskDb db, Customer me, IQueryable<Customer> others)
    {
        await using var own = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT set_config('pg_trgm.similarity_threshold', {Likeness}::text, true)");
        var words = SearchText.Plain(string.Join(' ', new[] { me.TradeName, me.LegalName }.OfType<string>()));
        return await ReadAsync(others.Where(c => EF.Functions.TrigramsAreSimilar(EF.Property<string>(c, CustomerSearch.NameWords), words)), TwinReason.Name);
    }

    private static Task<List<TwinLine>> ReadAsync(IQueryable<Customer> customers, TwinReason reason) => customers
        .OrderBy(c => c.TradeName ?? c.LegalName).Take(Most)
        .Select(c => new TwinLine(c.ExternalId, c.TradeName ?? c.LegalName, c.TaxId, c.Active, reason)).ToListAsync();
}

public sealed record TwinLine(string ExternalId, string ShownName, string? TaxId, bool Active, TwinReason Reason)
{
    /// <summary>Both have a tax id of their own: an accountant's number or a branch, hardly the same customer.</summary>
    public bool Distinct { get; init; }
}

/// <summary>How much goes along.</summary>
public sealed record MergePreview(int Contacts, int Machines, int Tickets, int Conversations, int Sessions);
