using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Reports;

/// <summary>What a report can be filtered by. People and channels that are active no more stay in it: their history does too.</summary>
public sealed record ReportChoices(
    IReadOnlyList<Choice> Modules, IReadOnlyList<Choice> Types, IReadOnlyList<Choice> Technicians, IReadOnlyList<Choice> Channels)
{
    public static ReportChoices None { get; } = new([], [], [], []);
}

public sealed record Choice(string Key, string Name)
{
    /// <summary>Where the English name is another.</summary>
    public string NameEn { get; init; } = Name;
}

/// <summary>Reads what the filters of a report offer.</summary>
public sealed class ChoiceQueries(Database database)
{
    public Task<ReportChoices> ReadAsync() => database.ReadAsync(async db => new ReportChoices(
        await db.Modules.OrderBy(m => m.Order).Take(Limits.Page).Select(m => new Choice(m.Key, m.Name)).ToListAsync(),
        await db.TicketTypes.OrderBy(t => t.Order).Take(Limits.Page).Select(t => new Choice(t.Key, t.Name) { NameEn = t.NameEn }).ToListAsync(),
        await db.Users.Where(u => db.Tickets.Any(t => t.AssigneeId == u.Id)).OrderBy(u => u.Name).Take(Limits.Page).Select(u => new Choice(u.Email!, u.Name)).ToListAsync(),
        await db.Channels.OrderBy(c => c.DisplayName).Take(Limits.Page).Select(c => new Choice(c.Key, c.DisplayName)).ToListAsync()));

    /// <summary>The name of a customer that a filter names; null when there is none of this key.</summary>
    public Task<string?> CustomerNameAsync(string externalId) =>
        database.ReadAsync(db => db.Customers.Where(c => c.ExternalId == externalId).Select(c => c.TradeName ?? c.LegalName).SingleOrDefaultAsync());
}
