using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>Which tags are in use, so that people write the same word for the same thing.</summary>
public sealed class TagQueries(Database database)
{
    /// <summary>Older habits are no longer of use.</summary>
    private const int LatestTickets = 500;

    /// <summary>Those of the latest tagged tickets, the most frequent first.</summary>
    public Task<List<string>> InUseAsync(int most) => database.ReadAsync(db => db.Tickets
        .Where(t => t.Tags.Count > 0).OrderByDescending(t => t.OpenedAt).Take(LatestTickets)
        .SelectMany(t => t.Tags).GroupBy(tag => tag).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
        .Select(g => g.Key).Take(most).ToListAsync());
}
