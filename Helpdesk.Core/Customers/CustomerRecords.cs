using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Customers;

/// <summary>Whole customers for programs: as they were told, with everything that belongs to them.</summary>
public sealed class CustomerRecords(Database database)
{
    /// <summary>Null when there is no such customer.</summary>
    public Task<Customer?> FindAsync(string externalId) =>
        database.ReadAsync(db => Whole(db.Customers).SingleOrDefaultAsync(c => c.ExternalId == externalId));

    /// <summary>What changed longest ago first, so that a program that follows changes ends with the newest.</summary>
    public Task<Page<Customer>> PageAsync(CustomerFilter filter, PagePoint? after, int most) => database.ReadAsync(async db =>
    {
        var found = Matching(db.Customers, filter);
        if (after is not null)
        {
            found = found.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.UpdatedAt, c.Id), ValueTuple.Create(after.At, after.Id)));
        }

        var rows = await Whole(found.OrderBy(c => c.UpdatedAt).ThenBy(c => c.Id).Take(most + 1)).ToListAsync();
        return Page.Of(rows, most, c => new PagePoint(c.UpdatedAt, c.Id));
    });

    internal static IQueryable<Customer> Whole(IQueryable<Customer> customers) => customers.AsSplitQuery()
        .Include(c => c.Contacts).ThenInclude(c => c.Phones)
        .Include(c => c.Licences)
        .Include(c => c.Machines).ThenInclude(m => m.Modules);

    private static IQueryable<Customer> Matching(IQueryable<Customer> customers, CustomerFilter filter)
    {
        if (filter.UpdatedSince is { } since) customers = customers.Where(c => c.UpdatedAt >= since);
        if (filter.Phone?.Value is { } number) customers = customers.Where(c => c.Contacts.Any(contact => contact.Phones.Any(p => p.Number == number)));
        if (string.IsNullOrWhiteSpace(filter.Text)) return customers;

        var words = Like.Containing(filter.Text.Trim());
        var taxId = new string([.. filter.Text.Where(char.IsAsciiLetterOrDigit)]).ToUpperInvariant();
        return customers.Where(c => EF.Functions.ILike(c.LegalName, words, Like.EscapeSign) || EF.Functions.ILike(c.TradeName!, words, Like.EscapeSign)
            || EF.Functions.ILike(c.ExternalId, words, Like.EscapeSign) || (taxId.Length > 3 && c.TaxId!.StartsWith(taxId)));
    }
}

/// <param name="Text">Looked for in names and keys, and as the beginning of a tax id.</param>
public sealed record CustomerFilter(PhoneNumber? Phone, string? Text, DateTimeOffset? UpdatedSince);
