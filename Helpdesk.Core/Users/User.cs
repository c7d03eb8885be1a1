using Microsoft.AspNetCore.Identity;

namespace Helpdesk.Core.Users;

/// <summary>A person who signs in.</summary>
public sealed class User : IdentityUser<Guid>
{
    public User() => Id = Ids.New();

    public User(string name, string email, Role role) : this()
    {
        Name = name;
        Email = UserName = email;
        Role = role;
    }

    public string Name { get; set; } = "";
    public Role Role { get; set; }
    public Presence Presence { get; set; }
    public bool Active { get; set; } = true;
    public AlertChoices Alerts { get; set; } = new();
}
