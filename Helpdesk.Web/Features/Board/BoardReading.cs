using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;

namespace Helpdesk.Web.Features.Board;

/// <summary>All that the board shows, as it was at one moment.</summary>
public sealed record BoardReading(BoardFigures Figures, IReadOnlyList<BoardColumn> Columns, IReadOnlyList<TeamMember> Team)
{
    public static readonly IReadOnlyList<TicketStatus> Statuses = [TicketStatus.New, TicketStatus.InProgress, TicketStatus.Done];

    public TicketRow? Find(Func<TicketRow, bool> wanted) => Columns.SelectMany(c => c.Cards).FirstOrDefault(wanted);
}
