namespace Helpdesk.Core.Tickets;

/// <summary>Contract section 3, "status" of a ticket.</summary>
public enum TicketStatus
{
    New,
    InProgress,
    Done,
}

public enum Priority
{
    Low,
    Normal,
    High,
    Urgent,
}

/// <summary>How a ticket came to be.</summary>
public enum TicketOrigin
{
    Message,
    Call,
    Manual,
}

/// <summary>What can happen to a ticket; each is a row of its trail.</summary>
public enum TicketEventKind
{
    Opened,
    Taken,
    Assigned,
    Released,
    StatusChanged,
    Classified,
    PriorityChanged,
    SubjectChanged,
    Escalated,
    Solved,
    SolutionChanged,
    CauseChanged,
    Reopened,
    CustomerLinked,

    /// <summary>It went on as another ticket, which <c>After</c> names.</summary>
    Merged,

    /// <summary>Another ticket went on as this one.</summary>
    Absorbed,

    /// <summary>It has to do with another ticket, which <c>After</c> names.</summary>
    Related,

    Separated,
    CallTaken,
    CallEnded,
    CallMissed,
    CalledBack,
    WaitingForCustomer,

    /// <summary>The wait for the customer is over.</summary>
    WentOn,

    Snoozed,
    Woken,
    MachineUpdated,
    MachineUpdateFailed,
    TagsChanged,

    /// <summary>Somebody went onto a customer's machine, which <c>After</c> names.</summary>
    RemoteStarted,

    /// <summary>Work that was written down got the conversation with whom <c>After</c> names.</summary>
    ConversationBegun,
}
