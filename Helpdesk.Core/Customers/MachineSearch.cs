using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Customers;

/// <summary>
/// Finds machines by their names and AnyDesk codes, and by whose they are: of "caixa pão quente" some words are the customer's.
/// </summary>
public sealed class MachineSearch(Database database)
{
    /// <summary>So many customers are looked at, in the order of their names; whoever means another says more.</summary>
    private const int Owners = 200;

    public async Task<List<FoundMachine>> FindAsync(string typed, int most)
    {
        var words = SearchText.WordsOf(typed);
        if (!words.Any(word => word.Text.Length >= CustomerSearch.Trigram)) return [];

        var patterns = words.SelectMany(word => word.Forms).Select(Like.Containing).ToArray();
        return await database.ReadAsync(db => words.Aggregate(db.Customers.Where(c => c.Active), CustomerSearch.Containing)
            .OrderBy(c => EF.Property<string>(c, CustomerSearch.SortName)).ThenBy(c => c.Id).Take(Owners)
            .SelectMany(c => c.Machines, (c, m) => new { Customer = c, Machine = m })
            .Where(found => patterns.Any(p => EF.Functions.ILike(found.Machine.Name, p, Like.EscapeSign) || EF.Functions.ILike(found.Machine.AnyDeskId!, p, Like.EscapeSign)))
            .OrderBy(found => found.Machine.Name).ThenBy(found => found.Machine.Id).Take(most)
            .Select(found => new FoundMachine(found.Machine.Id, found.Machine.Name, found.Machine.AnyDeskId, found.Customer.Id, found.Customer.ExternalId, found.Customer.TradeName ?? found.Customer.LegalName))
            .ToListAsync());
    }
}

public sealed record FoundMachine(Guid Id, string Name, string? AnyDeskId, Guid CustomerId, string CustomerExternalId, string CustomerName);
