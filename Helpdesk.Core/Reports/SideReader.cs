using Helpdesk.Core.Calls;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Reports;

/// <summary>What is not told by the tickets themselves: what came back, who called in vain, how long we were on their machines.</summary>
internal sealed class SideReader(HelpdeskDb db, Scope scope, DateTimeOffset from, DateTimeOffset to)
{
    /// <summary>When tickets came back after their end. One that comes back twice counts twice.</summary>
    public Task<List<DateTimeOffset>> ReopenedAsync()
    {
        var happened = db.TicketEvents.Where(e => e.Kind == TicketEventKind.Reopened && e.At >= from && e.At < to);
        if (scope.IsEverything) return happened.Where(e => !db.Tickets.Any(t => t.Id == e.TicketId && t.MergedIntoId != null)).Select(e => e.At).ToListAsync();

        return happened.Join(scope.Of(db, db.Tickets), e => e.TicketId, t => t.Id, (e, _) => e.At).ToListAsync();
    }

    /// <summary>When customers called and nobody took it, called back later or not.</summary>
    public Task<List<DateTimeOffset>> MissedAsync()
    {
        var calls = db.Calls.Where(c => c.State == CallState.Missed && c.Inbound && c.StartedAt >= from && c.StartedAt < to);
        if (scope.IsEverything) return calls.Select(c => c.StartedAt).ToListAsync();

        var tickets = scope.Of(db, db.Tickets);
        return calls.Where(c => db.Messages.Any(m => m.Id == c.MessageId && tickets.Any(t => t.Id == m.TicketId))).Select(c => c.StartedAt).ToListAsync();
    }

    /// <summary>Sessions that ended, by their beginning. A technician's are those that they held, not those of their tickets.</summary>
    public Task<List<SessionSpan>> SessionsAsync()
    {
        var sessions = db.RemoteSessions.Where(s => s.EndedAt != null && s.StartedAt >= from && s.StartedAt < to);
        if (scope.Technician is { IsNone: true }) sessions = sessions.Where(s => s.UserId == null);
        else if (scope.Technician is { Value: var technician }) sessions = sessions.Where(s => s.UserId == technician);
        if (scope.Customer is { Value: var customer, IsNone: false }) sessions = sessions.Where(s => s.CustomerId == customer);
        if (scope.Work is { IsEverything: false } work)
        {
            var tickets = work.Of(db, db.Tickets);
            sessions = sessions.Where(s => tickets.Any(t => t.Id == s.TicketId));
        }

        return sessions.Select(s => new SessionSpan(s.StartedAt, s.EndedAt!.Value)).ToListAsync();
    }

    /// <summary>How many tickets were open when the period began.</summary>
    public Task<int> OpenBeforeAsync() => scope.Of(db, Open(db, from)).CountAsync();

    /// <summary>The tickets that were open at a moment, by an index on the time between opening and end.</summary>
    public static IQueryable<Ticket> Open(HelpdeskDb db, DateTimeOffset at) => db.Tickets.FromSql(
        $"""
        SELECT t.*, t.xmin FROM tickets t
        WHERE tstzrange(t.opened_at, greatest(t.opened_at, coalesce(t.resolved_at, 'infinity'))) @> {at.UtcDateTime}
        """);

    /// <summary>When those that are open now were opened.</summary>
    public static Task<List<DateTimeOffset>> OpenNowAsync(HelpdeskDb db, Scope scope) =>
        scope.Of(db, db.Tickets).Where(t => t.Status != TicketStatus.Done).Select(t => t.OpenedAt).ToListAsync();
}

internal sealed record SessionSpan(DateTimeOffset StartedAt, DateTimeOffset EndedAt)
{
    public TimeSpan Length => EndedAt - StartedAt;
}
