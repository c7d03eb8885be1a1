using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Reports;

/// <summary>Which tickets make up a figure.</summary>
public enum BehindKind
{
    Opened,
    Resolved,

    /// <summary>Open at the end of the period, or now while it lasts.</summary>
    Open,

    Reopened,
}

/// <summary>The tickets behind a figure, a bar or a cell.</summary>
public sealed record Behind(BehindKind Kind)
{
    /// <summary>Only those of this hour on the wall.</summary>
    public int? Hour { get; init; }

    /// <summary>Only those of this day of the week; Monday is 0.</summary>
    public int? Weekday { get; init; }

    /// <summary>Of those open now, the ones of this step of <see cref="Ageing"/>.</summary>
    public int? Age { get; init; }
}

/// <summary>Lists the tickets behind what a report shows: exactly those that were counted.</summary>
public sealed class BehindQueries(Database database, LocalDays days)
{
    /// <summary>The latest first.</summary>
    /// <exception cref="RefusedException">The period is none, or the filter names something that is not there.</exception>
    public async Task<Page<BehindLine>> PageAsync(ReportFilter filter, Behind behind, PagePoint? after, int most)
    {
        filter.Check(days.Today);
        return await database.ReadAsync(async db =>
        {
            var tickets = await FindAsync(db, filter, behind);
            if (after is not null) tickets = tickets.Where(t => EF.Functions.LessThan(ValueTuple.Create(t.OpenedAt, t.Id), ValueTuple.Create(after.At, after.Id)));
            var page = tickets.OrderByDescending(t => t.OpenedAt).ThenByDescending(t => t.Id).Take(Math.Min(most, Limits.Page) + 1);
            return Page.Of(await Lines(db, page).ToListAsync(), most, line => new PagePoint(line.OpenedAt, line.Id));
        });
    }

    public async Task<int> CountAsync(ReportFilter filter, Behind behind) =>
        await database.ReadAsync(async db => await (await FindAsync(db, filter, behind)).CountAsync());

    private async Task<IQueryable<Ticket>> FindAsync(HelpdeskDb db, ReportFilter filter, Behind behind)
    {
        var scope = await Scope.OfAsync(db, filter);
        var (from, to) = (days.StartOf(filter.From), days.StartOf(filter.To.AddDays(1)));
        return scope.Of(db, behind switch
        {
            { Age: { } step } => OfAge(db, step),
            { Kind: BehindKind.Resolved } => db.Tickets.Where(t => t.Status == TicketStatus.Done && t.ResolvedAt >= from && t.ResolvedAt < to),
            { Kind: BehindKind.Reopened } => db.Tickets.Where(t => db.TicketEvents.Any(e => e.TicketId == t.Id && e.Kind == TicketEventKind.Reopened && e.At >= from && e.At < to)),
            { Kind: BehindKind.Open } => to > days.Now ? db.Tickets.Where(t => t.Status != TicketStatus.Done) : SideReader.Open(db, to),
            { Hour: null, Weekday: null } => db.Tickets.Where(t => t.OpenedAt >= from && t.OpenedAt < to),
            _ => OfHours(db, filter, behind),
        });
    }

    private IQueryable<Ticket> OfAge(HelpdeskDb db, int step)
    {
        var (after, upTo) = (Ageing.OpenedAfter(step, days.Now), Ageing.OpenedUpTo(step, days.Now));
        return db.Tickets.Where(t => t.Status != TicketStatus.Done && t.OpenedAt > after && t.OpenedAt <= upTo);
    }

    /// <summary>The hours are looked up here and not in the database, whose book of summer times may be another.</summary>
    private IQueryable<Ticket> OfHours(HelpdeskDb db, ReportFilter filter, Behind behind)
    {
        var grid = new DayGrid(days, filter.From, filter.To);
        var hours = new List<DateTime>();
        for (var ticks = grid.Start; ticks < grid.End; ticks += TimeSpan.TicksPerHour)
        {
            var day = grid.IndexOf(ticks);
            if ((behind.Weekday ?? grid.WeekdayOf(day)) != grid.WeekdayOf(day)) continue;
            if ((behind.Hour ?? grid.HourOf(ticks, day)) == grid.HourOf(ticks, day)) hours.Add(new DateTime(ticks, DateTimeKind.Utc));
        }

        return db.Tickets.FromSql(
            $"""
            SELECT t.*, t.xmin FROM unnest({hours.ToArray()}) AS hour JOIN tickets t ON t.opened_at >= hour AND t.opened_at < hour + interval '1 hour'
            """);
    }

    private static IQueryable<BehindLine> Lines(HelpdeskDb db, IQueryable<Ticket> tickets) =>
        from ticket in tickets
        join customer in db.Customers on ticket.CustomerId equals customer.Id into customers
        from customer in customers.DefaultIfEmpty()
        orderby ticket.OpenedAt descending, ticket.Id descending
        select new BehindLine(ticket.Id, ticket.Number, ticket.Status, ticket.Subject, ticket.OpenedAt)
        {
            ResolvedAt = ticket.ResolvedAt,
            CustomerName = customer.TradeName ?? customer.LegalName,
            ModuleName = db.Modules.Where(m => m.Key == ticket.ModuleKey).Select(m => m.Name).FirstOrDefault(),
            AssigneeName = ticket.Assignee!.Name,
        };
}

public sealed record BehindLine(Guid Id, long Number, TicketStatus Status, string Subject, DateTimeOffset OpenedAt)
{
    public DateTimeOffset? ResolvedAt { get; init; }
    public string? CustomerName { get; init; }
    public string? ModuleName { get; init; }
    public string? AssigneeName { get; init; }
}
