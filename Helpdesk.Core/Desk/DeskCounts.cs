namespace Helpdesk.Core.Desk;

/// <summary>What is open, by who has it, and what was done today. One reading serves every viewer.</summary>
public sealed record DeskCounts(IReadOnlyList<Load> Loads, int DoneToday)
{
    /// <summary>What a view holds for somebody; of those done, the ones of today.</summary>
    public int Of(TicketView view, Guid me) => view switch
    {
        TicketView.Mine => LoadOf(me)?.OurTurn ?? 0,
        TicketView.Unassigned => LoadOf(null)?.OurTurn ?? 0,
        TicketView.Open => Loads.Sum(load => load.Open),
        TicketView.Waiting => Loads.Sum(load => load.Waiting),
        _ => DoneToday,
    };

    /// <summary>Messages that wait to be read by this person, or by anybody.</summary>
    public int UnreadFor(Guid me) => (LoadOf(me)?.Unread ?? 0) + (LoadOf(null)?.Unread ?? 0);

    private Load? LoadOf(Guid? assignee) => Loads.FirstOrDefault(load => load.AssigneeId == assignee);
}

/// <param name="AssigneeId">Null for what nobody has.</param>
/// <param name="Waiting">Of these, how many wait for a customer or a moment.</param>
/// <param name="Unread">Messages of customers that nobody has seen.</param>
public sealed record Load(Guid? AssigneeId, int Open, int Waiting, int Unread)
{
    public int OurTurn => Open - Waiting;
}
