using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Tickets;

/// <summary>
/// What happened to a ticket, as the measure of what somebody saw of it: a form says how long the trail was when it was filled in. A
/// count, and not a moment, since two nodes' clocks differ and two changes may share a moment.
/// </summary>
internal static class Trail
{
    /// <summary>Steps of calls change nothing of the work.</summary>
    public static readonly TicketEventKind[] OfCalls =
        [TicketEventKind.CallTaken, TicketEventKind.CallEnded, TicketEventKind.CallMissed, TicketEventKind.CalledBack];

    /// <summary>What people and programs, but not this one, did to the ticket after the first <paramref name="seen"/> lines, oldest first.</summary>
    public static IQueryable<TicketEvent> Unseen(HelpdeskDb db, Guid ticketId, int seen, Guid? by) => db.TicketEvents
        .Where(e => e.TicketId == ticketId).OrderBy(e => e.At).ThenBy(e => e.Id).Skip(seen)
        .Where(e => (e.ActorKind == ActorKind.User || e.ActorKind == ActorKind.Token) && e.ActorId != by && !OfCalls.Contains(e.Kind));

    /// <param name="seen">Null when the change is thought of no particular picture.</param>
    /// <exception cref="RefusedException">Somebody else changed the ticket after what was seen. Who and what stands in the trail.</exception>
    public static async Task RefuseUnseenAsync(HelpdeskDb db, Guid ticketId, int? seen, Guid? by)
    {
        if (seen is { } lines && await Unseen(db, ticketId, lines, by).AnyAsync()) throw new RefusedException(Refusal.ChangedMeanwhile);
    }
}
