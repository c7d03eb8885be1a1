using System.ComponentModel.DataAnnotations;

namespace Helpdesk.Core.Conversations;

/// <summary>How long after its end a ticket is opened again by what the customer writes (contract 4.2).</summary>
public sealed class Reopening
{
    public const string Section = "Helpdesk:Reopening";

    /// <summary>0: never, every message after the end opens a new ticket.</summary>
    [Range(0, 30 * 24)]
    public double Hours { get; set; } = 2;

    public TimeSpan Window => TimeSpan.FromHours(Hours);
}
