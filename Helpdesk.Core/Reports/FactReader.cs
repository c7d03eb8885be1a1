using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Reports;

/// <summary>Takes what was read of one day and one kind.</summary>
internal delegate void FactTaker(FactKind kind, List<Fact> facts);

/// <summary>Reads facts: days that are packed from their packs, the others from their tickets. Both give exactly the same.</summary>
internal sealed class FactReader(HelpdeskDb db, Names names)
{
    /// <summary>More stretches of days without a pack than this are read as one.</summary>
    private const int MostStretches = 6;

    private readonly List<Fact> _buffer = [];

    /// <summary>All that was opened or resolved from a moment up to another (UTC ticks), and some around it.</summary>
    public async Task ReadAsync(long from, long to, FactTaker take)
    {
        var (first, last) = (DayOf(from), DayOf(to - 1));
        var packed = await ReadPacksAsync(first, last, take);
        foreach (var (start, end) in Stretches(first, last, packed))
        {
            await ReadTicketsAsync(FactKind.Opened, start, end, packed, take);
            await ReadTicketsAsync(FactKind.Resolved, start, end, packed, take);
        }
    }

    /// <summary>From the tickets themselves, packed or not.</summary>
    public async Task<List<Fact>> OfTicketsAsync(FactKind kind, DateOnly first, DateOnly last)
    {
        var facts = new List<Fact>();
        await ReadTicketsAsync(kind, first, last, [], (_, found) => facts.AddRange(found));
        return facts;
    }

    private async Task<HashSet<DateOnly>> ReadPacksAsync(DateOnly first, DateOnly last, FactTaker take)
    {
        var packed = new HashSet<DateOnly>();
        await foreach (var day in db.ReportDays.AsNoTracking().Where(d => d.Day >= first && d.Day <= last && d.Format == Pack.Format).AsAsyncEnumerable())
        {
            Unpack(FactKind.Opened, day.Opened, day.Day, take);
            Unpack(FactKind.Resolved, day.Resolved, day.Day, take);
            packed.Add(day.Day);
        }

        return packed;
    }

    private void Unpack(FactKind kind, byte[] pack, DateOnly day, FactTaker take)
    {
        _buffer.Clear();
        Pack.Read(pack, day, names, _buffer);
        take(kind, _buffer);
    }

    private static List<(DateOnly Start, DateOnly End)> Stretches(DateOnly first, DateOnly last, HashSet<DateOnly> packed)
    {
        var stretches = new List<(DateOnly Start, DateOnly End)>();
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (packed.Contains(day)) continue;
            if (stretches.Count > 0 && stretches[^1].End == day.AddDays(-1)) stretches[^1] = (stretches[^1].Start, day);
            else stretches.Add((day, day));
        }

        return stretches.Count <= MostStretches ? stretches : [(stretches[0].Start, stretches[^1].End)];
    }

    private async Task ReadTicketsAsync(FactKind kind, DateOnly first, DateOnly last, HashSet<DateOnly> packed, FactTaker take)
    {
        _buffer.Clear();
        var (from, to) = (MomentOf(first), MomentOf(last.AddDays(1)));
        var tickets = db.Tickets.Where(t => t.MergedIntoId == null);
        tickets = kind == FactKind.Opened
            ? tickets.Where(t => t.OpenedAt >= from && t.OpenedAt < to)
            : tickets.Where(t => t.Status == TicketStatus.Done && t.ResolvedAt >= from && t.ResolvedAt < to);
        await foreach (var row in Rows(tickets).AsAsyncEnumerable())
        {
            var fact = kind == FactKind.Opened ? Opened(row) : Resolved(row);
            if (packed.Count == 0 || !packed.Contains(DayOf(fact.At))) _buffer.Add(fact);
        }

        take(kind, _buffer);
    }

    private IQueryable<Row> Rows(IQueryable<Ticket> tickets) =>
        from ticket in tickets
        join conversation in db.Conversations on ticket.ConversationId equals conversation.Id into conversations
        from conversation in conversations.DefaultIfEmpty()
        select new Row
        {
            OpenedAt = ticket.OpenedAt,
            FirstResponseAt = ticket.FirstResponseAt,
            ResolvedAt = ticket.ResolvedAt,
            Customer = ticket.CustomerId,
            Technician = ticket.AssigneeId,
            Channel = (Guid?)conversation.ChannelId,
            Type = ticket.TypeKey,
            Module = ticket.ModuleKey,
            Priority = ticket.Priority,
        };

    private Fact Opened(Row row) => Of(row, row.OpenedAt, row.FirstResponseAt - row.OpenedAt);

    private Fact Resolved(Row row) => Of(row, row.ResolvedAt!.Value, row.ResolvedAt - row.OpenedAt);

    private Fact Of(Row row, DateTimeOffset at, TimeSpan? length) => new(at.UtcTicks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond, length is { } known ? Math.Max(0, known.Ticks) : -1)
    {
        Customer = row.Customer is { } customer ? names.Customers.Of(customer) : 0,
        Technician = row.Technician is { } technician ? names.Technicians.Of(technician) : 0,
        Channel = row.Channel is { } channel ? names.Channels.Of(channel) : 0,
        Type = row.Type is { } type ? names.Types.Of(type) : 0,
        Module = row.Module is { } module ? names.Modules.Of(module) : 0,
        Priority = (byte)row.Priority,
    };

    private static DateOnly DayOf(long ticks) => DateOnly.FromDateTime(new DateTime(ticks, DateTimeKind.Utc));

    private static DateTimeOffset MomentOf(DateOnly day) => new(Pack.StartOf(day), TimeSpan.Zero);

    private sealed class Row
    {
        public required DateTimeOffset OpenedAt { get; init; }
        public required DateTimeOffset? FirstResponseAt { get; init; }
        public required DateTimeOffset? ResolvedAt { get; init; }
        public required Guid? Customer { get; init; }
        public required Guid? Technician { get; init; }
        public required Guid? Channel { get; init; }
        public required string? Type { get; init; }
        public required string? Module { get; init; }
        public required Priority Priority { get; init; }
    }
}
