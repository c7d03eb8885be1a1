using System.Globalization;
using Helpdesk.Core.Users;

namespace Helpdesk.Core.Tickets;

/// <summary>What the trail keeps of calls. None of it changes the work; the call itself stands in the conversation.</summary>
public sealed partial class Ticket
{
    public void CallTaken(Actor technician, DateTimeOffset now) => Note(TicketEventKind.CallTaken, technician, now, null, technician.Name);

    /// <param name="seconds">How long they spoke; null when the provider does not tell.</param>
    public void CallEnded(int? seconds, Actor caller, DateTimeOffset now) =>
        Note(TicketEventKind.CallEnded, caller, now, null, seconds?.ToString(CultureInfo.InvariantCulture));

    public void CallMissed(Actor caller, DateTimeOffset now) => Note(TicketEventKind.CallMissed, caller, now, null, null);

    public void CalledBack(Actor technician, DateTimeOffset now) => Note(TicketEventKind.CalledBack, technician, now, null, technician.Name);
}
