using System.Linq.Expressions;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Reads what happened to a ticket, apart from what was said.</summary>
public sealed class TrailQueries(Database database)
{
    /// <summary>All of it from the beginning, oldest first, after <paramref name="after"/> (null: from the first).</summary>
    public Task<Page<TrailLine>> OfAsync(Guid ticketId, PagePoint? after, int most) => database.ReadAsync(async db =>
    {
        var events = db.TicketEvents.Where(e => e.TicketId == ticketId);
        if (after is not null) events = events.Where(e => EF.Functions.GreaterThan(ValueTuple.Create(e.At, e.Id), ValueTuple.Create(after.At, after.Id)));

        var lines = await events.OrderBy(e => e.At).ThenBy(e => e.Id).Take(most + 1).Select(Line(await NumberAsync(db, ticketId))).ToListAsync();
        return Page.Of(lines, most, line => new PagePoint(line.At, line.Id));
    });

    /// <summary>What somebody other than <paramref name="me"/> did after the first <paramref name="seen"/> lines.</summary>
    public Task<UnseenTrail> UnseenAsync(Guid ticketId, int seen, Guid me) => database.ReadAsync(async db =>
    {
        // Counted first: what comes in between is shown, but counts as seen only the next time.
        var happened = await db.TicketEvents.CountAsync(e => e.TicketId == ticketId);
        var lines = await Trail.Unseen(db, ticketId, seen, me).Take(Limits.Page).Select(Line(await NumberAsync(db, ticketId))).ToListAsync();
        return new UnseenTrail(happened, lines);
    });

    private static Task<long> NumberAsync(HelpdeskDb db, Guid ticketId) => db.Tickets.Where(t => t.Id == ticketId).Select(t => t.Number).SingleOrDefaultAsync();

    private static Expression<Func<TicketEvent, TrailLine>> Line(long number) =>
        e => new TrailLine(e.Id, e.At, number, e.Kind, e.ActorKind, e.ActorId, e.ActorName, e.Before, e.After, e.Remark);
}

/// <param name="Happened">How long the trail is, whoever did what.</param>
public sealed record UnseenTrail(int Happened, IReadOnlyList<TrailLine> Lines);
