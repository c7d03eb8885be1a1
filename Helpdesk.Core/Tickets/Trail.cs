using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// What happened to a ticket, as the measure of what somebody saw of it: a form says how long the trail was when it was filled in. A
/// count, and not a moment, since two nodes' clocks differ and two changes may share a moment. Counted in the order in which they were saved: what a
/// slow clock, or a message that waited, dates back does not slip under what was seen.
/// </summary>
internal static class Trail
{
    /// <summary>Steps of calls, and who is on which machine, change nothing of the work.</summary>
    private static readonly TicketEventKind[] Harmless =
        [TicketEventKind.CallTaken, TicketEventKind.CallEnded, TicketEventKind.CallMissed, TicketEventKind.CalledBack, TicketEventKind.RemoteStarted];

    /// <summary>What people and programs, but not this one, did to the ticket after the first <paramref name="seen"/> lines, oldest first.</summary>
    public static IQueryable<TicketEvent> Unseen(HelpdeskDb db, Guid ticketId, int seen, Guid? by) => db.TicketEvents
        .Where(e => e.TicketId == ticketId).OrderBy(e => e.Sequence).Skip(seen)
        .Where(e => (e.ActorKind == ActorKind.User || e.ActorKind == ActorKind.Token) && e.ActorId != by && !Harmless.Contains(e.Kind));

    /// <param name="seen">Null when the change is thought of no particular picture.</param>
    /// <exception cref="RefusedException">Somebody else changed the ticket after what was seen. Who and what stands in the trail.</exception>
    public static async Task RefuseUnseenAsync(HelpdeskDb db, Guid ticketId, int? seen, Guid? by)
    {
        if (seen is { } lines && await Unseen(db, ticketId, lines, by).AnyAsync()) throw new RefusedException(Refusal.ChangedMeanwhile);
    }
}
