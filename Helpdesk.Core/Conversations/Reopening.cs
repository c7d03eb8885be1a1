namespace Helpdesk.Core.Conversations;

/// <summary>How long after its end a ticket is opened again by what the customer writes (contract 4.2).</summary>
public static class Reopening
{
    public static TimeSpan Window { get; } = TimeSpan.FromHours(2);
}
