using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Data;

/// <summary>The cast that demonstration and tests share. All people, companies and numbers are invented.</summary>
public static class DemoData
{
    /// <summary>Who may sign in, one of each role and a second technician.</summary>
    public static IReadOnlyList<DemoPerson> People { get; } =
    [
        new("Ana Prado", "ana@helpdesk.example", Role.Technician),
        new("Bia Fontes", "bia@helpdesk.example", Role.Technician),
        new("Caio Menezes", "caio@helpdesk.example", Role.Supervisor),
        new("Dora Lins", "dora@helpdesk.example", Role.Manager),
        new("Edu Siqueira", "edu@helpdesk.example", Role.Administrator),
    ];

    public static async Task AddMissingAsync(HelpdeskDb db, Func<User, string> hash, DateTimeOffset now)
    {
        if (await db.Users.AnyAsync(u => u.Email == People[0].Email)) return;

        db.Users.AddRange(People.Select(person => Account(person, hash)));
    }

    private static User Account(DemoPerson person, Func<User, string> hash)
    {
        var user = new User(person.Name, person.Email, person.Role) { SecurityStamp = Guid.CreateVersion7().ToString() };
        user.NormalizedEmail = user.NormalizedUserName = person.Email.ToUpperInvariant();
        user.PasswordHash = hash(user);
        user.LockoutEnabled = true;
        return user;
    }
}

public sealed record DemoPerson(string Name, string Email, Role Role);
