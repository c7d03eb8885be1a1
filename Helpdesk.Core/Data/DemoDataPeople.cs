using Helpdesk.Core.Users;

namespace Helpdesk.Core.Data;

/// <summary>Who works at the helpdesk.</summary>
public static class DemoPeople
{
    public const string Ana = "ana@helpdesk.example";
    public const string Bia = "bia@helpdesk.example";
    public const string Rafael = "rafael@helpdesk.example";
    public const string Livia = "livia@helpdesk.example";
    public const string Caio = "caio@helpdesk.example";
    public const string Dora = "dora@helpdesk.example";
    public const string Edu = "edu@helpdesk.example";

    /// <summary>Who may sign in.</summary>
    public static IReadOnlyList<User> Everybody { get; } = [.. All()];

    public static IEnumerable<User> Missing(IReadOnlyCollection<User> there, Func<User, string> hash)
    {
        foreach (var user in All().Where(user => there.All(u => u.Email != user.Email)))
        {
            user.SecurityStamp = Guid.CreateVersion7().ToString();
            user.NormalizedEmail = user.NormalizedUserName = user.Email!.ToUpperInvariant();
            user.PasswordHash = hash(user);
            user.LockoutEnabled = true;
            yield return user;
        }
    }

    private static IEnumerable<User> All() =>
    [
        new("Ana Prado", Ana, Role.Technician),
        new("Bia Moura", Bia, Role.Technician),
        new("Rafael Nunes", Rafael, Role.Technician) { Presence = Presence.Busy },
        new("Lívia Fontes", Livia, Role.Technician) { Presence = Presence.Away },
        new("Caio Menezes", Caio, Role.Supervisor),
        new("Dora Lins", Dora, Role.Manager),
        new("Edu Siqueira", Edu, Role.Administrator),
    ];
}
