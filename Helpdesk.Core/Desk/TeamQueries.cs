using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>Who works here, whether they are there, and how much they have.</summary>
public sealed class TeamQueries(Database database)
{
    /// <summary>
    /// Everybody who works on tickets: technicians and supervisors, and whoever else has one. What somebody has and is open is in progress.
    /// </summary>
    public Task<List<TeamMember>> ListAsync() => database.ReadAsync(async db =>
    {
        var team = await db.Users.Where(u => u.Active)
            .Select(u => new
            {
                u.Id,
                u.Name,
                u.Email,
                u.Role,
                u.Presence,
                Load = db.Tickets.Count(t => t.AssigneeId == u.Id && t.Status == TicketStatus.InProgress),
            })
            .Where(u => u.Role == Role.Technician || u.Role == Role.Supervisor || u.Load > 0)
            .OrderBy(u => u.Name).Take(Limits.Page).ToListAsync();
        return team.ConvertAll(u => new TeamMember(u.Id, u.Name, u.Email!, u.Presence, u.Load));
    });
}

/// <param name="Load">Open tickets.</param>
public sealed record TeamMember(Guid Id, string Name, string Email, Presence Presence, int Load);
