using System.Globalization;
using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Tickets;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Conversation;

/// <summary>What happened to a ticket, in words for people.</summary>
public sealed class TrailWords(IStringLocalizer<ConversationTexts> texts, Times times, Me me)
{
    public string Who(TrailLine line) => line switch
    {
        { Kind: TicketEventKind.Opened } => $"#{line.TicketNumber}",
        { ActorId: { } actor } when actor == me.Id => texts["You"],
        _ => line.ActorName,
    };

    public string What(TrailLine line) => line.Kind switch
    {
        TicketEventKind.Opened => texts[$"TrailOpened{Wire.Parse<TicketOrigin>(line.After) ?? TicketOrigin.Manual}"],
        TicketEventKind.StatusChanged when Wire.Parse<TicketStatus>(line.After) is { } status => texts["TrailStatusChanged", line.TicketNumber, texts[$"Status{status}"]],
        TicketEventKind.PriorityChanged when Wire.Parse<Priority>(line.After) is { } priority => texts["TrailPriorityChanged", line.TicketNumber, texts[$"Priority{priority}"]],
        TicketEventKind.Snoozed when DateTimeOffset.TryParse(line.After, CultureInfo.InvariantCulture, out var until) => texts["TrailSnoozed", line.TicketNumber, times.Moment(until)],
        TicketEventKind.Escalated => texts["TrailEscalated", line.TicketNumber, $"N{line.After} · {line.Remark}"],
        TicketEventKind.MachineUpdateFailed => $"{texts["TrailMachineUpdateFailed", line.TicketNumber, line.After ?? ""]}: {line.Remark}",
        TicketEventKind.TagsChanged when string.IsNullOrEmpty(line.After) => texts["TrailTagsCleared", line.TicketNumber],
        TicketEventKind.SolutionChanged when string.IsNullOrEmpty(line.After) => texts["TrailSolutionCleared", line.TicketNumber],
        _ when line.Remark is { } remark => $"{Plain(line)} · {remark}",
        _ => Plain(line),
    };

    public static string Icon(TrailLine line) => line.Kind switch
    {
        TicketEventKind.Opened or TicketEventKind.Reopened => "new",
        TicketEventKind.Taken => "take",
        TicketEventKind.Assigned or TicketEventKind.Released => "transfer",
        TicketEventKind.Solved => "done",
        TicketEventKind.Escalated => "escalate",
        TicketEventKind.CustomerLinked or TicketEventKind.Merged or TicketEventKind.Absorbed or TicketEventKind.Related or TicketEventKind.Separated => "link",
        TicketEventKind.Classified or TicketEventKind.PriorityChanged or TicketEventKind.TagsChanged => "tag",
        TicketEventKind.SubjectChanged or TicketEventKind.SolutionChanged or TicketEventKind.CauseChanged => "pencil",
        TicketEventKind.CallTaken or TicketEventKind.CallEnded or TicketEventKind.CalledBack => "phone",
        TicketEventKind.CallMissed => "missed",
        TicketEventKind.WaitingForCustomer or TicketEventKind.Snoozed => "clock",
        TicketEventKind.RemoteStarted => "remote",
        TicketEventKind.ConversationBegun => "chat",
        TicketEventKind.MachineUpdated or TicketEventKind.MachineUpdateFailed => "update",
        _ => "progress",
    };

    private string Plain(TrailLine line) => texts[$"Trail{line.Kind}", line.TicketNumber, line.After ?? ""];
}
