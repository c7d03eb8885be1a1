namespace Helpdesk.Core.Users;

/// <summary>What a person may do. Ordered: each may do all that the ones before may.</summary>
public enum Role
{
    Technician,
    Supervisor,
    Manager,
    Administrator,
}

/// <summary>Whether a person takes calls and new work just now.</summary>
public enum Presence
{
    Available,
    Busy,
    Away,
}
