using Helpdesk.Core.Reports;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Data;

/// <summary>How much history is wanted. The same seed on an empty database makes the same.</summary>
public sealed record DemoWish(int Tickets, int Years, int Seed)
{
    public const int MostTickets = 5_000_000;
    public const int MostYears = 20;
}

/// <summary>
/// Years of believable work without what was said in it: tickets with their trail, missed calls and remote sessions, as reports need them. Written past
/// the entities, a million in a few minutes; nobody is told, so it is for a Helpdesk that does not run.
/// </summary>
public static class DemoHistory
{
    public static async Task FillAsync(HelpdeskDb db, DemoWish wish, LocalDays days)
    {
        db.Database.SetCommandTimeout(0);
        await using var all = await db.Database.BeginTransactionAsync();
        var dice = new Random(wish.Seed);
        var today = days.Today;
        var first = today.AddYears(-wish.Years).AddDays(1);
        var calendar = new DemoCalendar(dice, first, today.DayNumber - first.DayNumber + 1);
        var world = await DemoWorld.MakeAsync(db, dice, Math.Max(40, wish.Tickets / 400), days.StartOf(first));

        await using (var copying = await DemoCopy.BeginAsync(db))
        {
            await copying.WriteAsync(Tickets(wish, dice, calendar, world, days), world);
        }

        await db.Database.ExecuteSqlAsync($"DELETE FROM report_days");
        await all.CommitAsync();
        await db.Database.ExecuteSqlAsync($"ANALYZE tickets, ticket_events, customers, conversations, calls, remote_sessions");
    }

    private static IEnumerable<DemoTicket> Tickets(DemoWish wish, Random dice, DemoCalendar calendar, DemoWorld world, LocalDays days)
    {
        var moments = Enumerable.Range(0, wish.Tickets).Select(i => calendar.DayAt((i + dice.NextDouble()) / wish.Tickets)).GroupBy(day => day);
        foreach (var day in moments)
        {
            var start = days.StartOf(day.Key);
            foreach (var time in day.Select(_ => calendar.TimeAt(dice)).Order())
            {
                if (start + time.ToTimeSpan() < days.Now) yield return Ticket(dice, start + time.ToTimeSpan(), calendar.Broken(day.Key), world, days.Now);
            }
        }
    }

    private static DemoTicket Ticket(Random dice, DateTimeOffset at, string? broken, DemoWorld world, DateTimeOffset now)
    {
        var isBroken = broken is not null && dice.NextDouble() < 0.35;
        var ticket = new DemoTicket(Ids(dice, at), at, world.AnyCustomer(dice), world.AnyTechnician(dice))
        {
            Module = isBroken ? broken : Pick(dice, ["pdv", "gestor", "tef", "bi", null], [0.34, 0.29, 0.14, 0.08, 0.15]),
            Type = isBroken ? "error" : Pick(dice, ["error", "question", "update", "installation", "training", "other", null], [0.5, 0.31, 0.08, 0.05, 0.025, 0.02, 0.015]),
            Priority = dice.NextDouble() switch { < 0.03 => Priority.Urgent, < 0.12 => Priority.High, < 0.2 => Priority.Low, _ => Priority.Normal },
            Remote = dice.NextDouble() < 0.12,
            MissedCall = dice.NextDouble() < 0.03,
        };
        ticket.Live(dice, world.PaceOf(ticket.Technician) * (isBroken ? 1.8 : 1), now);
        return ticket;
    }

    private static T Pick<T>(Random dice, T[] values, double[] shares)
    {
        var place = dice.NextDouble();
        for (var i = 0; i < values.Length - 1; i++)
        {
            if ((place -= shares[i]) < 0) return values[i];
        }

        return values[^1];
    }

    /// <summary>Version 7, from dice instead of chance.</summary>
    internal static Guid Ids(Random dice, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        dice.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) bytes[i] = (byte)(milliseconds >> (40 - (8 * i)));
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}

/// <summary>One ticket of the invented history.</summary>
internal sealed class DemoTicket(Guid id, DateTimeOffset openedAt, int customer, int technician)
{
    private readonly List<DemoEvent> _events = [new(TicketEventKind.Opened, openedAt)];

    public Guid Id => id;
    public DateTimeOffset OpenedAt => openedAt;
    public int Customer => customer;
    public int Technician => technician;
    public string? Module { get; init; }
    public string? Type { get; init; }
    public Priority Priority { get; init; }
    public bool Remote { get; init; }
    public bool MissedCall { get; init; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public DateTimeOffset? ResolvedAt { get; private set; }
    public IReadOnlyList<DemoEvent> Events => _events;

    public bool IsTaken => _events.Exists(e => e.Kind == TicketEventKind.Taken);

    /// <summary>Goes on until it is done, or until now.</summary>
    public void Live(Random dice, double pace, DateTimeOffset now)
    {
        var taken = openedAt.AddMinutes(LogNormal(dice, 4, 1) * pace);
        if (taken > now) return;

        AnsweredAt = taken;
        _events.Add(new DemoEvent(TicketEventKind.Taken, taken));
        var end = taken.AddMinutes(dice.NextDouble() < 0.07 ? LogNormal(dice, 1800, 0.8) : LogNormal(dice, 32, 0.9) * pace);
        if (!Solve(end, now) || dice.NextDouble() > 0.04) return;

        var back = end.AddMinutes(dice.Next(5, 118));
        if (back > now) return;

        ResolvedAt = null;
        _events.Add(new DemoEvent(TicketEventKind.Reopened, back));
        Solve(back.AddMinutes(LogNormal(dice, 45, 1)), now);
    }

    private bool Solve(DateTimeOffset at, DateTimeOffset now)
    {
        if (at > now) return false;

        ResolvedAt = at;
        _events.Add(new DemoEvent(TicketEventKind.Solved, at));
        return true;
    }

    private static double LogNormal(Random dice, double median, double spread) =>
        median * Math.Exp(spread * Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble()));
}

internal sealed record DemoEvent(TicketEventKind Kind, DateTimeOffset At);
