using Helpdesk.Core.Reports;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helpdesk.Tests.Core.Reports;

/// <summary>Every figure against the plain and slow way, on days that reports get wrong.</summary>
public sealed class ReportOracleTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(1);

    private readonly Random _dice = new(20181104);
    private Cast _cast = null!;

    private LocalDays Days => new(Zone, _cast.Clock);

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        _cast.Clock.Advance(new DateTimeOffset(2020, 3, 1, 15, 20, 0, TimeSpan.Zero) - _cast.Clock.GetUtcNow());
    }

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task Every_figure_is_what_the_trail_of_each_ticket_says()
    {
        var world = new ReportWorld(_dice, Zone, _cast);
        await using (var db = database.CreateDbContext()) await world.FillAsync(db, 700);
        await AskAsync(25);

        // Packed days tell the same, also when tickets of theirs change hands afterwards.
        var packer = new DayPacker(_cast.Database, _cast.Clock, NullLogger<DayPacker>.Instance);
        while (await packer.PackSomeAsync() > 0) { }
        await AskAsync(25);
        await world.MoveSomeAsync();
        await AskAsync(20);
        while (await packer.PackSomeAsync() > 0) { }
        await AskAsync(10);
    }

    private async Task AskAsync(int times)
    {
        await using var db = database.CreateDbContext();
        var oracle = new ReportOracle(db, Zone, _cast.Clock.GetUtcNow());
        for (var i = 0; i < times; i++) await CompareAsync(oracle, AnyFilter());
    }

    private ReportFilter AnyFilter()
    {
        var from = _dice.Next(3) == 0 ? new DateOnly(2018, 10, 20).AddDays(_dice.Next(490)) : ReportWorld.OddDays[_dice.Next(ReportWorld.OddDays.Length)];
        var filter = new ReportFilter(from, from.AddDays(_dice.Next(2) == 0 ? 0 : _dice.Next(60)));
        if (_dice.Next(4) == 0) filter = new ReportFilter(new(from.Year, from.Month, 1), new DateOnly(from.Year, from.Month, 1).AddMonths(1).AddDays(-1));
        if (_dice.Next(6) == 0) filter = filter with { ComparedFrom = from.AddYears(-1) };
        return _dice.Next(8) switch
        {
            0 => filter with { Module = "pdv" },
            1 => filter with { Technician = "bia@helpdesk.example", Type = "error" },
            2 => filter with { Customer = "W-04" },
            3 => filter with { Channel = "second", Priority = Priority.High },
            4 => filter with { Module = ReportFilter.None, Technician = ReportFilter.None },
            _ => filter,
        };
    }

    private async Task CompareAsync(ReportOracle oracle, ReportFilter filter)
    {
        var report = await new ReportQueries(_cast.Database, Days).ReadAsync(filter);
        var now = _cast.Clock.GetUtcNow();
        var (start, end) = (oracle.StartOf(filter.From), oracle.StartOf(filter.To.AddDays(1)));
        var runs = now > start && now < end;
        var before = filter.Before();

        var current = oracle.Read(filter);
        Compare(current, report.Now, oracle);
        Compare(oracle.Read(before, runs ? oracle.StartOf(before.From) + (now - start) : null), report.Before, oracle);
        Assert.Equal(current.OpenNow.Count, report.OpenByAge.Sum());
        Assert.Equal(current.OpenNow.Count(age => age >= TimeSpan.FromDays(7)), report.OpenByAge[^1]);
        await CompareListsAsync(current, filter);
    }

    private static void Compare(OracleReading oracle, Reading reading, ReportOracle names)
    {
        var (figures, lengths) = (reading.Figures, oracle.Resolved.Select(t => ReportOracle.EndOf(t)!.Value - t.OpenedAt).Order().ToList());
        Assert.Equal((oracle.Opened.Count, oracle.Resolved.Count, oracle.Days[^1].Open), (figures.Opened, figures.Resolved, figures.Open));
        Assert.Equal((oracle.Days.Sum(d => d.Reopened), oracle.Days.Sum(d => d.MissedCalls)), (figures.Reopened, figures.MissedCalls));
        IsNear(Mean(lengths), figures.MeanResolution);
        IsNear(Part(lengths, 50), figures.MedianResolution);
        IsNear(Part(lengths, 90), figures.P90Resolution);
        IsNear(Mean([.. oracle.Opened.Where(t => t.FirstResponseAt is not null).Select(t => t.FirstResponseAt!.Value - t.OpenedAt)]), figures.MeanFirstResponse);
        IsNear(oracle.RemoteTime, figures.RemoteTime);
        Assert.Equal(oracle.Days, reading.PerDay.Select(d => new DayLine(d.Day, d.Opened, d.Resolved) { Open = d.Open, Reopened = d.Reopened, MissedCalls = d.MissedCalls }));

        Assert.Equal(Counts(oracle.Opened.Select(t => t.ModuleKey ?? "-")), reading.PerModule.ToDictionary(m => m.Key ?? "-", m => m.Count));
        Assert.Equal(Counts(oracle.Opened.Where(t => t.TypeKey == "error").Select(t => t.ModuleKey ?? "-")), reading.PerModule.Where(m => m.Errors > 0).ToDictionary(m => m.Key ?? "-", m => m.Errors));
        Assert.Equal(Counts(oracle.Opened.Select(t => t.TypeKey ?? "-")), reading.PerType.ToDictionary(t => t.Key ?? "-", t => t.Count));
        Assert.Equal(Counts(oracle.Opened.Select(t => $"{t.ModuleKey} {t.TypeKey}")), reading.PerModuleAndType.ToDictionary(k => $"{k.Module} {k.Type}", k => k.Count));
        Assert.Equal(Counts(oracle.Opened.Where(t => t.AssigneeId is not null).Select(t => names.EmailOf(t.AssigneeId!.Value))), reading.PerTechnician.Where(t => t.Assigned > 0).ToDictionary(t => t.Email, t => t.Assigned));
        Assert.Equal(Counts(oracle.Resolved.Where(t => t.AssigneeId is not null).Select(t => names.EmailOf(t.AssigneeId!.Value))), reading.PerTechnician.Where(t => t.Resolved > 0).ToDictionary(t => t.Email, t => t.Resolved));
        var customers = Counts(oracle.Opened.Where(t => t.CustomerId is not null).Select(t => names.NameOf(t.CustomerId!.Value)));
        Assert.Equal(customers.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(20), reading.PerCustomer.Select(c => KeyValuePair.Create(c.ExternalId, c.Count)));
        Assert.Equal(oracle.Hours, reading.PerHourOfWeek);
    }

    /// <summary>A click opens exactly those that were counted.</summary>
    private async Task CompareListsAsync(OracleReading oracle, ReportFilter filter)
    {
        var lists = new BehindQueries(_cast.Database, Days);
        async Task<IEnumerable<Guid>> IdsAsync(Behind behind) => (await lists.PageAsync(filter, behind, null, 200)).Items.Select(i => i.Id).Order();

        if (oracle.Opened.Count > 200 || oracle.Resolved.Count > 200) return;

        Assert.Equal(oracle.Opened.Select(t => t.Id).Order(), await IdsAsync(new Behind(BehindKind.Opened)));
        Assert.Equal(oracle.Resolved.Select(t => t.Id).Order(), await IdsAsync(new Behind(BehindKind.Resolved)));
        Assert.Equal(oracle.Days[^1].Open, await lists.CountAsync(filter, new Behind(BehindKind.Open)));
        var (day, hour) = (_dice.Next(7), _dice.Next(24));
        Assert.Equal(oracle.Hours[day][hour], await lists.CountAsync(filter, new Behind(BehindKind.Opened) { Weekday = day, Hour = hour }));
        Assert.Equal(oracle.OpenNow.Count(age => Ageing.StepOf(age) == 3), await lists.CountAsync(filter, new Behind(BehindKind.Open) { Age = 3 }));
    }

    private static Dictionary<string, int> Counts(IEnumerable<string> keys) => keys.GroupBy(k => k).ToDictionary(g => g.Key, g => g.Count());

    private static TimeSpan? Mean(List<TimeSpan> lengths) => lengths.Count == 0 ? null : TimeSpan.FromTicks((long)lengths.Average(l => l.Ticks));

    private static TimeSpan? Part(List<TimeSpan> sorted, int percent)
    {
        if (sorted.Count == 0) return null;

        var place = (sorted.Count - 1) * percent / 100m;
        var below = sorted[(int)Math.Floor(place)];
        return below + ((sorted[(int)Math.Ceiling(place)] - below) * (double)(place % 1));
    }

    private static void IsNear(TimeSpan? expected, TimeSpan? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } wanted) Assert.InRange(actual!.Value, wanted - Tolerance, wanted + Tolerance);
    }
}
