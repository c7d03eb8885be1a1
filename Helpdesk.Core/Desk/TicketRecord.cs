using Helpdesk.Core.Tickets;

namespace Helpdesk.Core.Desk;

/// <summary>A ticket as programs see it (contract section 3).</summary>
/// <param name="Version">Changes with every change of the work.</param>
public sealed record TicketRecord(Guid Id, long Number, uint Version, TicketStatus Status, Priority Priority)
{
    public string? Type { get; init; }
    public string? Module { get; init; }
    public string Subject { get; init; } = "";
    public TicketOrigin Origin { get; init; }
    public string? CustomerExternalId { get; init; }
    public string? CustomerLegalName { get; init; }
    public Guid? ContactId { get; init; }
    public string? ContactName { get; init; }

    /// <summary>E.164; null when the person hides it.</summary>
    public string? ContactPhone { get; init; }

    /// <summary>The key of the channel; null for work that has no conversation.</summary>
    public string? Channel { get; init; }

    public string? AssigneeEmail { get; init; }
    public string? AssigneeName { get; init; }
    public int EscalationLevel { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? FirstResponseAt { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }
    public string? Solution { get; init; }

    /// <summary>What came in and went out, calls included.</summary>
    public int MessageCount { get; init; }
}

/// <param name="From">Opened then or later.</param>
/// <param name="To">Opened before then.</param>
/// <param name="Text">Looked for in subject, solution and the customer's name, and as a ticket's number.</param>
public sealed record TicketFilter(TicketStatus? Status, string? Customer, string? Assignee, DateTimeOffset? From, DateTimeOffset? To, string? Text);
