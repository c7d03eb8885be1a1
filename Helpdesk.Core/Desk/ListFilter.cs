using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Core.Desk;

/// <summary>What the ticket list is put in order by. By target is still to come.</summary>
public enum ListOrder
{
    /// <summary>What was said last comes first.</summary>
    Last,

    /// <summary>Whoever waits longest for an answer comes first; who does not wait, last.</summary>
    Waiting,
}

/// <summary>Which tickets somebody wants in the list, and in which order. What is null does not matter.</summary>
public sealed record ListFilter(TicketView View)
{
    private static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public string? Module { get; init; }
    public string? Type { get; init; }
    public Priority? Priority { get; init; }

    /// <summary>Of support, 1 to 3.</summary>
    public int? Level { get; init; }

    public Guid? AssigneeId { get; init; }
    public Guid? ChannelId { get; init; }
    public ListOrder Order { get; init; }

    /// <summary>Whether it shows less than the view holds.</summary>
    public bool Narrows => this != new ListFilter(View) { Order = Order };

    /// <summary>Whether a ticket belongs into the list; the same question as <see cref="Of"/>, for one row that is at hand.</summary>
    public bool Holds(Guid me, TicketRow row) => TicketRows.Holds(View, me, row)
        && (Module is null || row.ModuleKey == Module)
        && (Type is null || row.TypeKey == Type)
        && (Priority is null || row.Priority == Priority)
        && (Level is null || row.EscalationLevel == Level)
        && (AssigneeId is null || row.AssigneeId == AssigneeId)
        && (ChannelId is null || row.ChannelId == ChannelId);

    /// <summary>Which of two rows stands higher.</summary>
    public int Compare(TicketRow one, TicketRow other) => WaitsFirst
        ? (one.WaitingSince ?? Never, one.Id).CompareTo((other.WaitingSince ?? Never, other.Id))
        : (other.LastAt, other.Id).CompareTo((one.LastAt, one.Id));

    // Nobody waits for what is done.
    private bool WaitsFirst => Order == ListOrder.Waiting && View != TicketView.Done;

    internal IQueryable<Ticket> Of(HelpdeskDb db, Guid me)
    {
        var tickets = TicketRows.Of(db, View, me);
        if (Module is not null) tickets = tickets.Where(t => t.ModuleKey == Module);
        if (Type is not null) tickets = tickets.Where(t => t.TypeKey == Type);
        if (Priority is not null) tickets = tickets.Where(t => t.Priority == Priority);
        if (Level is not null) tickets = tickets.Where(t => t.EscalationLevel == Level);
        if (AssigneeId is not null) tickets = tickets.Where(t => t.AssigneeId == AssigneeId);
        if (ChannelId is not null) tickets = tickets.Where(t => db.Conversations.Any(c => c.Id == t.ConversationId && c.ChannelId == ChannelId));
        return tickets;
    }

    /// <summary>The ids of a page in their order. Only what the order needs is read of all the others.</summary>
    internal IQueryable<Guid> PageOf(HelpdeskDb db, Guid me, TicketRow? after, int most)
    {
        var places = Places(db, Of(db, me));
        if (after is not null)
        {
            var at = WaitsFirst ? after.WaitingSince ?? Never : after.LastAt;
            places = WaitsFirst
                ? places.Where(p => p.At > at || (p.At == at && p.Id > after.Id))
                : places.Where(p => p.At < at || (p.At == at && p.Id < after.Id));
        }

        var ordered = WaitsFirst ? places.OrderBy(p => p.At).ThenBy(p => p.Id) : places.OrderByDescending(p => p.At).ThenByDescending(p => p.Id);
        return ordered.Take(Math.Min(most, Limits.Page)).Select(p => p.Id);
    }

    private IQueryable<Place> Places(HelpdeskDb db, IQueryable<Ticket> tickets)
    {
        // What is done stands in an index by its end.
        if (View == TicketView.Done) return tickets.Select(t => new Place { Id = t.Id, At = t.ResolvedAt!.Value });

        var waits = WaitsFirst;
        return from ticket in tickets
               join conversation in db.Conversations on ticket.ConversationId equals conversation.Id into conversations
               from conversation in conversations.DefaultIfEmpty()
               select new Place { Id = ticket.Id, At = waits ? conversation.WaitingSince ?? Never : conversation.LastMessageAt ?? ticket.OpenedAt };
    }

    private sealed class Place
    {
        public required Guid Id { get; init; }
        public required DateTimeOffset At { get; init; }
    }
}
