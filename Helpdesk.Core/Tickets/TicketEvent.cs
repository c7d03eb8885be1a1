using Helpdesk.Core.Users;

namespace Helpdesk.Core.Tickets;

/// <summary>One thing that happened to a ticket: who, when, what. Written with the change itself and never altered.</summary>
public sealed class TicketEvent
{
    public TicketEvent(TicketEventKind kind, Actor actor, DateTimeOffset at, string? before, string? after)
    {
        Kind = kind;
        At = at;
        (ActorKind, ActorId, ActorName) = (actor.Kind, actor.Id, actor.Name);
        (Before, After) = (before, after);
    }

    private TicketEvent() { }

    public Guid Id { get; private init; } = Ids.New();
    public Guid TicketId { get; private set; }

    /// <summary>Given by the database, in the order in which the changes of one ticket were saved: clocks of several nodes tell another.</summary>
    public long Sequence { get; private set; }

    public TicketEventKind Kind { get; private set; }
    public DateTimeOffset At { get; private set; }
    public ActorKind ActorKind { get; private set; }
    public Guid? ActorId { get; private set; }
    public string ActorName { get; private set; } = "";

    /// <summary>The value before, in the wire's spelling or as a name; null where there was none.</summary>
    public string? Before { get; private set; }

    public string? After { get; private set; }

    /// <summary>What whoever did it said about it: a reason, what was tried, why it failed.</summary>
    public string? Remark { get; init; }
}
