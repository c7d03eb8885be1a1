namespace Helpdesk.Core.Tickets;

/// <summary>Two tickets have to do with each other: one row for both directions, so that neither can know of it alone.</summary>
public sealed class TicketRelation
{
    public TicketRelation(Guid one, Guid other) => (LowId, HighId) = InOrder(one, other);

    private TicketRelation() { }

    public Guid LowId { get; private set; }

    public Guid HighId { get; private set; }

    public static (Guid Low, Guid High) InOrder(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
