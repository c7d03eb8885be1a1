using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Users;

/// <summary>Who works here.</summary>
public sealed class Colleagues(Database database)
{
    /// <summary>More than any team that sits at one installation.</summary>
    private const int Most = 500;

    /// <summary>Everybody who may sign in, by name.</summary>
    public Task<List<Colleague>> ListAsync() => database.ReadAsync(db =>
        db.Users.Where(u => u.Active).OrderBy(u => u.Name).Take(Most).Select(u => new Colleague(u.Id, u.Name)).ToListAsync());

    public Task<List<Colleague>> ReadAsync(IReadOnlyCollection<Guid> ids) => database.ReadAsync(db =>
        db.Users.Where(u => ids.Contains(u.Id)).OrderBy(u => u.Name).Select(u => new Colleague(u.Id, u.Name)).ToListAsync());
}

public sealed record Colleague(Guid Id, string Name);
