using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Reports;

/// <summary>Reads one period and makes its figures and series of it.</summary>
internal sealed class ReadingBuilder(HelpdeskDb db, LocalDays days, Scope scope, ReportFilter filter)
{
    private const string ErrorType = "error";
    private const int MostCustomers = 20;

    private readonly DayGrid _grid = new(days, filter.From, filter.To);
    private readonly Names _names = new();

    public DateTimeOffset Start => new(_grid.Start, TimeSpan.Zero);

    public DateTimeOffset End => new(_grid.End, TimeSpan.Zero);

    /// <param name="until">Counts only what happened before then, so that half a day is compared with half a day.</param>
    public async Task<Reading> BuildAsync(DateTimeOffset until)
    {
        var tally = new Tally(_grid, scope.Matcher(_names), until.UtcTicks);
        await new FactReader(db, _names).ReadAsync(_grid.Start, _grid.End, tally.Add);

        // The database answers meanwhile.
        var sorted = Task.Run(tally.Lengths.Sort);
        var side = new SideReader(db, scope, Start, until);
        var perDay = DayLines(tally, await side.OpenBeforeAsync());
        Spread(await side.ReopenedAsync(), at => at, (line, _) => line with { Reopened = line.Reopened + 1 }, perDay);
        Spread(await side.MissedAsync(), at => at, (line, _) => line with { MissedCalls = line.MissedCalls + 1 }, perDay);
        var sessions = await side.SessionsAsync();
        Spread(sessions, s => s.StartedAt, (line, s) => line with { RemoteTime = line.RemoteTime + s.Length }, perDay);

        await sorted;
        return new Reading(filter.From, filter.To)
        {
            Figures = FiguresOf(tally, perDay) with { RemoteSessions = sessions.Count },
            PerDay = perDay,
            PerModule = await ModulesAsync(tally),
            PerCustomer = await CustomersAsync(tally),
            PerType = await TypesAsync(tally),
            PerTechnician = await TechniciansAsync(tally),
            PerHourOfWeek = tally.PerHourOfWeek,
            PerModuleAndType = [.. tally.Kinds.Select(k => new ModuleTypeLine(KeyOf(_names.Modules, k.Key.Module), KeyOf(_names.Types, k.Key.Type), k.Value))],
        };
    }

    private DayLine[] DayLines(Tally tally, int open) =>
    [
        .. _grid.Days.Select((day, i) => new DayLine(day, tally.Opened[i], tally.Resolved[i])
        {
            Open = open += tally.Opened[i] - tally.Resolved[i],
            MeanResolution = tally.ResolutionOf(i),
            MeanFirstResponse = tally.FirstResponseOf(i),
        }),
    ];

    private void Spread<T>(List<T> happened, Func<T, DateTimeOffset> when, Func<DayLine, T, DayLine> add, DayLine[] perDay)
    {
        foreach (var one in happened)
        {
            var day = _grid.IndexOf(when(one).UtcTicks);
            perDay[day] = add(perDay[day], one);
        }
    }

    private Figures FiguresOf(Tally tally, DayLine[] perDay) => new(tally.Opened.Sum(), tally.Resolved.Sum())
    {
        Open = perDay[^1].Open,
        MeanResolution = Tally.Mean(tally.Lengths.Sum(l => (double)l), tally.Lengths.Count),
        MedianResolution = Quantile(tally.Lengths, 0.5),
        P90Resolution = Quantile(tally.Lengths, 0.9),
        MeanFirstResponse = tally.FirstResponse,
        Reopened = perDay.Sum(d => d.Reopened),
        MissedCalls = perDay.Sum(d => d.MissedCalls),
        RemoteTime = perDay.Aggregate(TimeSpan.Zero, (sum, day) => sum + day.RemoteTime),
        Errors = tally.Kinds.Where(k => KeyOf(_names.Types, k.Key.Type) == ErrorType).Sum(k => k.Value),
    };

    /// <summary>Between two neighbours in proportion, as spreadsheets do.</summary>
    private static TimeSpan? Quantile(List<long> sorted, double share)
    {
        if (sorted.Count == 0) return null;

        var place = share * (sorted.Count - 1);
        var (below, above) = (sorted[(int)place], sorted[Math.Min((int)place + 1, sorted.Count - 1)]);
        return TimeSpan.FromTicks(below + (long)((above - below) * (place - (int)place)));
    }

    private async Task<List<ModuleLine>> ModulesAsync(Tally tally)
    {
        var names = await db.Modules.ToDictionaryAsync(m => m.Key, m => m.Name);
        var lines = tally.Kinds.GroupBy(k => KeyOf(_names.Modules, k.Key.Module)).Select(g => new ModuleLine(
            g.Key, g.Key is null ? null : names.GetValueOrDefault(g.Key, g.Key),
            g.Where(k => KeyOf(_names.Types, k.Key.Type) == ErrorType).Sum(k => k.Value), g.Sum(k => k.Value)));
        return [.. lines.OrderBy(l => l.Key is null).ThenByDescending(l => l.Count).ThenBy(l => l.Key, StringComparer.Ordinal)];
    }

    private async Task<List<TypeLine>> TypesAsync(Tally tally)
    {
        var types = await db.TicketTypes.ToDictionaryAsync(t => t.Key);
        var lines = tally.Types.Met().Select(place => KeyOf(_names.Types, place) is { } key
            ? new TypeLine(key, types.GetValueOrDefault(key)?.Name ?? key, types.GetValueOrDefault(key)?.NameEn ?? key, tally.Types[place])
            : new TypeLine(null, null, null, tally.Types[place]));
        return [.. lines.OrderBy(l => l.Key is null).ThenByDescending(l => l.Count).ThenBy(l => l.Key, StringComparer.Ordinal)];
    }

    private async Task<List<CustomerCount>> CustomersAsync(Tally tally)
    {
        // More than are shown, since those at the edge may have as many as each other: then the name decides.
        var met = tally.Customers.Met().Where(place => place > 0).ToList();
        var least = met.Count == 0 ? 0 : tally.Customers[met[Math.Min(MostCustomers, met.Count) - 1]];
        var counts = met.TakeWhile(place => tally.Customers[place] >= least).Take(Limits.Parts).ToDictionary(place => _names.Customers[place], place => tally.Customers[place]);
        var customers = await db.Customers.Where(c => counts.Keys.Contains(c.Id)).ToListAsync();
        return [.. customers.Select(c => new CustomerCount(c.ExternalId, c.LegalName, c.ShownName, counts[c.Id]))
            .OrderByDescending(l => l.Count).ThenBy(l => l.LegalName, StringComparer.Ordinal).ThenBy(l => l.ExternalId, StringComparer.Ordinal).Take(MostCustomers)];
    }

    private async Task<List<TechnicianLine>> TechniciansAsync(Tally tally)
    {
        var places = tally.Assigned.Met().Union(tally.Solvers.Met()).Where(place => place > 0).ToDictionary(place => _names.Technicians[place]);
        var users = await db.Users.Where(u => places.Keys.Contains(u.Id)).Select(u => new { u.Id, u.Email, u.Name }).ToListAsync();
        return [.. users.Select(u => new TechnicianLine(u.Email!, u.Name, tally.Assigned[places[u.Id]], tally.Solvers[places[u.Id]]))
            .OrderByDescending(l => l.Assigned).ThenByDescending(l => l.Resolved).ThenBy(l => l.Name, StringComparer.Ordinal).ThenBy(l => l.Email, StringComparer.Ordinal)];
    }

    private static string? KeyOf(Interned<string> names, int place) => place == 0 ? null : names[place];
}
