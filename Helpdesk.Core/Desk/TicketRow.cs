using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Core.Desk;

/// <summary>A ticket as lists and cards show it: the same for every viewer, so that one reading serves all of them.</summary>
public sealed record TicketRow(Guid Id, long Number, TicketStatus Status, Priority Priority)
{
    public string? TypeKey { get; init; }

    /// <summary>As the catalogue calls it, in Portuguese and in English.</summary>
    public string? TypeName { get; init; }

    public string? TypeNameEn { get; init; }
    public string? ModuleKey { get; init; }
    public string? ModuleName { get; init; }
    public string Subject { get; init; } = "";

    /// <summary>One a line: rows are compared by value, which a list is not.</summary>
    public string TagLines { get; init; } = "";

    public IReadOnlyList<string> Tags => TagLines.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How much stands in its trail: what a form was filled in with.</summary>
    public int Happened { get; init; }

    /// <summary>The number of the ticket as which it went on.</summary>
    public long? MergedInto { get; init; }

    public int EscalationLevel { get; init; }
    public TicketOrigin Origin { get; init; }
    public Guid? ConversationId { get; init; }
    public Guid? ChannelId { get; init; }

    /// <summary>Null in a group, and for work that nobody wrote about.</summary>
    public Guid? ContactId { get; init; }

    public Guid? CustomerId { get; init; }

    /// <summary>Trade name, else legal name; null when nobody knows whose number it is.</summary>
    public string? CustomerName { get; init; }

    public string? ContactName { get; init; }

    /// <summary>E.164; null when the person hides it.</summary>
    public string? Phone { get; init; }

    public Guid? AssigneeId { get; init; }
    public string? AssigneeName { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Since when we wait for the customer; null while it is our turn.</summary>
    public DateTimeOffset? WaitingOnCustomerSince { get; init; }

    public DateTimeOffset? SnoozedUntil { get; init; }

    public bool IsOurTurn => Status != TicketStatus.Done && WaitingOnCustomerSince is null && SnoozedUntil is null;

    /// <summary>Since when the customer waits for an answer; null when we spoke last.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>When the customer last wrote; null when never.</summary>
    public DateTimeOffset? LastInboundAt { get; init; }

    public int Unread { get; init; }
    public DateTimeOffset LastAt { get; init; }
    public LastLine? Last { get; init; }

    /// <summary>The latest call that the customer made in vain and that nobody returned; null when there is none.</summary>
    public Guid? MissedCallId { get; init; }

    /// <summary>Whose it is, for people: the customer, else the person, else the number.</summary>
    public string Title => CustomerName ?? ContactName ?? ShownPhone ?? $"#{Number}";

    /// <summary>The number as people write it.</summary>
    public string? ShownPhone => PhoneNumber.FromTyped(Phone)?.Display ?? Phone;
}

/// <summary>The last thing that was said.</summary>
public sealed record LastLine(Direction Direction, MessageKind Kind, Delivery Delivery, string? Text, bool Deleted, CallOutcome? Call);
