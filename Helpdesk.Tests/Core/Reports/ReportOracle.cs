using Helpdesk.Core.Calls;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Reports;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Reports;

/// <summary>What the figures must be, found the long way: every ticket's trail is read, every day is asked of every ticket.</summary>
internal sealed class ReportOracle(HelpdeskDb db, TimeZoneInfo zone, DateTimeOffset now)
{
    private readonly List<Ticket> _tickets = [.. db.Tickets.AsNoTracking().Include(t => t.Events)];
    private readonly List<Call> _calls = [.. db.Calls.AsNoTracking()];
    private readonly List<RemoteSession> _sessions = [.. db.RemoteSessions.AsNoTracking()];
    private readonly Dictionary<Guid, Guid?> _ticketOfCard = db.Messages.AsNoTracking().ToDictionary(m => m.Id, m => m.TicketId);
    private readonly Dictionary<Guid, Guid> _channelOf = db.Conversations.AsNoTracking().ToDictionary(c => c.Id, c => c.ChannelId);
    private readonly Dictionary<string, Guid> _channels = db.Channels.AsNoTracking().ToDictionary(c => c.Key, c => c.Id);
    private readonly Dictionary<Guid, Customer> _customers = db.Customers.AsNoTracking().ToDictionary(c => c.Id);
    private readonly Dictionary<Guid, User> _users = db.Users.AsNoTracking().ToDictionary(u => u.Id);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Wall(at));

    public OracleReading Read(ReportFilter filter, DateTimeOffset? until = null)
    {
        bool Counts(DateTimeOffset? at) => at is { } moment && DayOf(moment) >= filter.From && DayOf(moment) <= filter.To && (until is null || moment < until);
        var tickets = _tickets.Where(t => !IsMerged(t) && Belongs(t, filter)).ToList();
        var opened = tickets.Where(t => Counts(t.OpenedAt)).ToList();
        var resolved = tickets.Where(t => Counts(EndOf(t))).ToList();
        return new OracleReading(opened, resolved)
        {
            Days = [.. Days(filter).Select(day => new DayLine(day, opened.Count(t => DayOf(t.OpenedAt) == day), resolved.Count(t => DayOf(EndOf(t)!.Value) == day))
            {
                Open = tickets.Count(t => WasOpen(t, day, until)),
                Reopened = Comebacks(tickets).Count(at => Counts(at) && DayOf(at) == day),
                MissedCalls = Missed(filter).Count(at => Counts(at) && DayOf(at) == day),
            })],
            RemoteTime = TimeSpan.FromTicks(Sessions(filter).Where(s => Counts(s.StartedAt)).Sum(s => (s.EndedAt!.Value - s.StartedAt).Ticks)),
            Hours = [.. Enumerable.Range(0, 7).Select(day => Enumerable.Range(0, 24).Select(hour => opened.Count(t => Weekday(t) == day && Wall(t.OpenedAt).Hour == hour)).ToArray())],
            OpenNow = [.. tickets.Where(t => EndOf(t) is null).Select(t => now - t.OpenedAt)],
        };
    }

    public static DateTimeOffset? EndOf(Ticket ticket)
    {
        var last = ticket.Events.OrderBy(e => e.At).Last(e => IsEnd(e) || e.Kind is TicketEventKind.Reopened or TicketEventKind.Opened);
        return IsEnd(last) ? last.At : null;
    }

    public string NameOf(Guid customer) => _customers[customer].ExternalId;

    public string EmailOf(Guid user) => _users[user].Email!;

    /// <summary>The first moment of a day, looked for minute by minute.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var at = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddHours(-30);
        while (DayOf(at) != day) at = at.AddMinutes(1);
        return at;
    }

    private static bool IsEnd(TicketEvent e) =>
        e.Kind is TicketEventKind.Solved or TicketEventKind.Merged || (e.Kind == TicketEventKind.StatusChanged && e.After == "done");

    private static bool IsMerged(Ticket ticket) => ticket.Events.Any(e => e.Kind == TicketEventKind.Merged);

    private static IEnumerable<DateTimeOffset> Comebacks(IEnumerable<Ticket> tickets) =>
        tickets.SelectMany(t => t.Events).Where(e => e.Kind == TicketEventKind.Reopened).Select(e => e.At);

    private static IEnumerable<DateOnly> Days(ReportFilter filter)
    {
        for (var day = filter.From; day <= filter.To; day = day.AddDays(1)) yield return day;
    }

    private bool WasOpen(Ticket ticket, DateOnly day, DateTimeOffset? until) => DayOf(ticket.OpenedAt) <= day && (until is null || ticket.OpenedAt < until)
        && !(EndOf(ticket) is { } end && DayOf(end) <= day && (until is null || end < until));

    private int Weekday(Ticket ticket) => ((int)Wall(ticket.OpenedAt).DayOfWeek + 6) % 7;

    private DateTime Wall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;

    private bool Belongs(Ticket ticket, ReportFilter filter) =>
        IsWanted(filter.Module, ticket.ModuleKey) && IsWanted(filter.Type, ticket.TypeKey)
        && IsWanted(filter.Customer, ticket.CustomerId is { } customer ? NameOf(customer) : null)
        && IsWanted(filter.Technician, ticket.AssigneeId is { } user ? EmailOf(user) : null)
        && IsWanted(filter.Channel, ticket.ConversationId is { } thread ? _channels.Single(c => c.Value == _channelOf[thread]).Key : null)
        && (filter.Priority is null || ticket.Priority == filter.Priority);

    private static bool IsEverything(ReportFilter filter) => filter with { ComparedFrom = null } == new ReportFilter(filter.From, filter.To);

    private static bool IsWanted(string? wanted, string? there) => wanted is null || wanted == (there ?? ReportFilter.None);

    private IEnumerable<DateTimeOffset> Missed(ReportFilter filter)
    {
        var missed = _calls.Where(c => c is { State: CallState.Missed, Inbound: true });
        if (!IsEverything(filter)) missed = missed.Where(c => IsOf(_ticketOfCard[c.MessageId!.Value], filter));
        return missed.Select(c => c.StartedAt);
    }

    private IEnumerable<RemoteSession> Sessions(ReportFilter filter)
    {
        var work = filter with { Customer = null, Technician = null };
        return _sessions.Where(s => s.EndedAt is not null && IsWanted(filter.Customer, NameOf(s.CustomerId)) && IsWanted(filter.Technician, EmailOf(s.UserId!.Value))
            && (IsEverything(work) || IsOf(s.TicketId, work)));
    }

    private bool IsOf(Guid? id, ReportFilter filter) => _tickets.Find(t => t.Id == id) is { } ticket && !IsMerged(ticket) && Belongs(ticket, filter);
}

internal sealed record OracleReading(List<Ticket> Opened, List<Ticket> Resolved)
{
    public required List<DayLine> Days { get; init; }
    public required TimeSpan RemoteTime { get; init; }
    public required int[][] Hours { get; init; }
    public required List<TimeSpan> OpenNow { get; init; }
}
