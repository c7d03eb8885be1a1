using Helpdesk.Core.Tickets;

namespace Helpdesk.Web.Features.CustomerPanel;

/// <summary>Icon and colour of a ticket's status.</summary>
public static class StatusLook
{
    public static string Glyph(TicketStatus status) => status switch
    {
        TicketStatus.New => "new",
        TicketStatus.InProgress => "progress",
        _ => "done",
    };

    public static string Class(TicketStatus status) => $"st st-{Glyph(status)}";
}
