using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>What the ticket list can be narrowed by.</summary>
public sealed record ListChoices(
    IReadOnlyList<ListChoice> Modules, IReadOnlyList<ListChoice> Types, IReadOnlyList<ListChoice> Technicians, IReadOnlyList<ListChoice> Channels);

/// <param name="Key">As the filter names it.</param>
public sealed record ListChoice(string Key, string Name, string? NameEn = null);

/// <summary>Reads what the ticket list can be narrowed by.</summary>
public sealed class ListChoiceQueries(Database database)
{
    public Task<ListChoices> ReadAsync() => database.ReadAsync(async db => new ListChoices(
        await db.Modules.Where(m => m.Active).OrderBy(m => m.Order).Take(Limits.Page).Select(m => new ListChoice(m.Key, m.Name, null)).ToListAsync(),
        await db.TicketTypes.Where(t => t.Active).OrderBy(t => t.Order).Take(Limits.Page).Select(t => new ListChoice(t.Key, t.Name, t.NameEn)).ToListAsync(),
        await db.Users.Where(u => u.Active || db.Tickets.Any(t => t.AssigneeId == u.Id && t.Status != TicketStatus.Done))
            .OrderBy(u => u.Name).Take(Limits.Page).Select(u => new ListChoice(u.Id.ToString(), u.Name, null)).ToListAsync(),
        await db.Channels.OrderBy(c => c.DisplayName).Take(Limits.Page).Select(c => new ListChoice(c.Id.ToString(), c.DisplayName, null)).ToListAsync()));
}
