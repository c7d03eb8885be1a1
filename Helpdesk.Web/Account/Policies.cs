namespace Helpdesk.Web.Account;

/// <summary>Who may come in, named by the lowest role that may. Each role may do all that the ones before it may.</summary>
public static class Policies
{
    public const string Technician = nameof(Technician);
    public const string Supervisor = nameof(Supervisor);
    public const string Manager = nameof(Manager);
    public const string Administrator = nameof(Administrator);
}
