using Helpdesk.Core.Tickets;

namespace Helpdesk.Web.Shell;

/// <summary>How a status looks: its sign and its colour.</summary>
public static class StatusLook
{
    public static string Icon(TicketStatus status) => status switch
    {
        TicketStatus.New => "new",
        TicketStatus.InProgress => "progress",
        _ => "done",
    };

    public static string Css(TicketStatus status) => $"st-{Icon(status)}";
}
