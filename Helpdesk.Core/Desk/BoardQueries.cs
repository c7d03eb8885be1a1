using Helpdesk.Core.Calls;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Desk;

/// <summary>Reads the queue as the wall shows it.</summary>
public sealed class BoardQueries(Database database, TicketRows rows)
{
    /// <summary>The big figures. <paramref name="today"/> is the organization's midnight.</summary>
    public Task<BoardFigures> FiguresAsync(DateTimeOffset today) => database.ReadAsync(async db =>
    {
        var open = await Open(db).GroupBy(_ => 1).Select(g => new
        {
            Waiting = g.Count(o => o.WaitingSince != null),
            Unassigned = g.Count(o => o.Ticket.AssigneeId == null),
            InProgress = g.Count(o => o.Ticket.Status == TicketStatus.InProgress),
            Theirs = g.Count(o => o.Ticket.Status == TicketStatus.InProgress && o.WaitingSince == null),
        }).SingleOrDefaultAsync();
        var longest = await Open(db).Where(o => o.WaitingSince != null).OrderBy(o => o.WaitingSince)
            .Select(o => new { o.Ticket.Id, o.WaitingSince }).FirstOrDefaultAsync();
        var done = await Done(db, today).GroupBy(_ => 1)
            .Select(g => new { Count = g.Count(), Minutes = g.Average(t => (t.ResolvedAt!.Value - t.OpenedAt).TotalMinutes) }).SingleOrDefaultAsync();

        return new BoardFigures(open?.Waiting ?? 0, open?.InProgress ?? 0, done?.Count ?? 0)
        {
            Unassigned = open?.Unassigned ?? 0,
            AwaitingCustomer = open?.Theirs ?? 0,
            LongestWaitSince = longest?.WaitingSince,
            LongestWaitTicketId = longest?.Id,
            MeanResolution = done is null ? null : TimeSpan.FromMinutes(done.Minutes),
            MissedCalls = await db.Calls.CountAsync(c => c.State == CallState.Missed && c.Inbound && c.StartedAt >= today),
        };
    });

    /// <summary>The first cards of a column: who waits longest, of those done the latest; only today's.</summary>
    public async Task<BoardColumn> ColumnAsync(TicketStatus status, DateTimeOffset today, int most)
    {
        var total = await database.ReadAsync(db => Of(db, status, today).CountAsync());
        var ids = await database.ReadAsync(db => FirstAsync(db, status, today, Math.Min(most, Limits.Page)));
        var cards = (await rows.ReadAsync(ids)).ToDictionary(row => row.Id);
        return new BoardColumn(status, total, [.. ids.Select(cards.GetValueOrDefault).OfType<TicketRow>()]);
    }

    private static Task<List<Guid>> FirstAsync(HelpdeskDb db, TicketStatus status, DateTimeOffset today, int most) =>
        status == TicketStatus.Done
            ? Done(db, today).OrderByDescending(t => t.ResolvedAt).Take(most).Select(t => t.Id).ToListAsync()
            : Open(db).Where(o => o.Ticket.Status == status)
                .OrderByDescending(o => o.Ticket.Priority == Priority.Urgent).ThenBy(o => o.WaitingSince == null)
                .ThenBy(o => o.WaitingSince).ThenBy(o => o.Ticket.OpenedAt).Take(most).Select(o => o.Ticket.Id).ToListAsync();

    private static IQueryable<Ticket> Of(HelpdeskDb db, TicketStatus status, DateTimeOffset today) =>
        status == TicketStatus.Done ? Done(db, today) : db.Tickets.Where(t => t.Status == status);

    private static IQueryable<Ticket> Done(HelpdeskDb db, DateTimeOffset today) =>
        db.Tickets.Where(t => t.Status == TicketStatus.Done && t.ResolvedAt >= today);

    private static IQueryable<OpenTicket> Open(HelpdeskDb db) =>
        from ticket in db.Tickets
        where ticket.Status != TicketStatus.Done
        join conversation in db.Conversations on ticket.ConversationId equals conversation.Id into conversations
        from conversation in conversations.DefaultIfEmpty()
        select new OpenTicket { Ticket = ticket, WaitingSince = conversation.WaitingSince };

    private sealed class OpenTicket
    {
        public required Ticket Ticket { get; init; }
        public required DateTimeOffset? WaitingSince { get; init; }
    }
}

/// <param name="Waiting">Open tickets whose customer waits for an answer.</param>
public sealed record BoardFigures(int Waiting, int InProgress, int DoneToday)
{
    public int Unassigned { get; init; }

    /// <summary>In progress, and it is the customer's turn.</summary>
    public int AwaitingCustomer { get; init; }

    public DateTimeOffset? LongestWaitSince { get; init; }
    public Guid? LongestWaitTicketId { get; init; }
    public TimeSpan? MeanResolution { get; init; }
    public int MissedCalls { get; init; }
}

/// <param name="Total">All of the column, shown or not.</param>
public sealed record BoardColumn(TicketStatus Status, int Total, IReadOnlyList<TicketRow> Cards);
