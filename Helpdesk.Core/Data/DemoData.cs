using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Data;

/// <summary>The cast that demonstration and tests share. All people, companies and numbers are invented.</summary>
public static class DemoData
{
    public static async Task AddMissingAsync(HelpdeskDb db, Func<User, string> hash, DateTimeOffset now)
    {
        if (await db.Users.AnyAsync(u => u.Email == "ana@helpdesk.example")) return;

        db.Users.AddRange(
            Person("Ana Prado", "ana", Role.Technician, hash),
            Person("Bia Fontes", "bia", Role.Technician, hash),
            Person("Caio Menezes", "caio", Role.Supervisor, hash),
            Person("Dora Lins", "dora", Role.Manager, hash),
            Person("Edu Siqueira", "edu", Role.Administrator, hash));
    }

    private static User Person(string name, string login, Role role, Func<User, string> hash)
    {
        var user = new User(name, $"{login}@helpdesk.example", role) { SecurityStamp = Guid.CreateVersion7().ToString() };
        user.NormalizedEmail = user.NormalizedUserName = user.Email!.ToUpperInvariant();
        user.PasswordHash = hash(user);
        user.LockoutEnabled = true;
        return user;
    }
}
