using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Users;

/// <summary>Who is there and takes calls and new work.</summary>
public sealed class Presences(Database database)
{
    public Task<Presence> OfAsync(Guid userId) =>
        database.ReadAsync(db => db.Users.Where(u => u.Id == userId).Select(u => u.Presence).SingleOrDefaultAsync());

    public Task SetAsync(Guid userId, Presence presence) => database.ChangeAsync(async db =>
    {
        var user = await db.Users.SingleAsync(u => u.Id == userId);
        user.Presence = presence;
    });
}
