using Helpdesk.Core.Transfer.Files;

namespace Helpdesk.Core.Reports;

/// <summary>What a file of a report says in the reader's language.</summary>
/// <param name="Of">The words of a heading, by its name.</param>
/// <param name="About">What the report is about: period and filters.</param>
public sealed record ReportWords(Func<string, string> Of, IReadOnlyList<KeyValuePair<string, string>> About)
{
    public bool IsEnglish { get; init; }
}

/// <summary>A report as a file: the figures that the page shows, in typed cells.</summary>
public sealed class ReportFiles(ReportQueries reports)
{
    /// <summary>A sheet for each part.</summary>
    public Task WorkbookAsync(ReportFilter filter, ReportWords words, Stream to) => WriteAsync(filter, words, new XlsxTables(to), isOneTable: false);

    /// <summary>The parts one below the other.</summary>
    public Task CsvAsync(ReportFilter filter, ReportWords words, Stream to) => WriteAsync(filter, words, new CsvTables(to), isOneTable: true);

    private async Task WriteAsync(ReportFilter filter, ReportWords words, TableWriter tables, bool isOneTable)
    {
        await using (tables)
        {
            foreach (var part in Parts(await reports.ReadAsync(filter), words))
            {
                if (isOneTable) await tables.WriteAsync([part.Name]);
                await tables.BeginAsync(part.Name, part.Headers);
                foreach (var row in part.Rows) await tables.WriteAsync(row);
                if (isOneTable) await tables.WriteAsync([]);
            }
        }
    }

    private static IEnumerable<Part> Parts(Report report, ReportWords words)
    {
        var (now, of) = (report.Now, words.Of);
        yield return new Part(of("Indicators"), [of("Title"), of("Now"), of("Before")], Figures(report, words));
        yield return new Part(of("PerDay"), [of("Day"), of("Opened"), of("Resolved"), of("Open"), of("Reopened"), of("MissedCalls"), of("MeanResolutionMinutes"), of("RemoteMinutes")],
            now.PerDay.Select(d => Row(d.Day, d.Opened, d.Resolved, d.Open, d.Reopened, d.MissedCalls, Minutes(d.MeanResolution), Minutes(d.RemoteTime))));
        yield return new Part(of("PerModule"), [of("Module"), of("Errors"), of("Others"), of("Tickets")],
            now.PerModule.Select(m => Row(m.Name ?? of("WithoutModule"), m.Errors, m.Count - m.Errors, m.Count)));
        yield return new Part(of("PerCustomer"), [of("Key"), of("Customer"), of("Tickets")], now.PerCustomer.Select(c => Row(c.ExternalId, c.LegalName, c.Count)));
        yield return new Part(of("PerType"), [of("Type"), of("Tickets")], now.PerType.Select(t => Row((words.IsEnglish ? t.NameEn : t.Name) ?? of("WithoutType"), t.Count)));
        yield return new Part(of("PerTechnician"), [of("Technician"), of("Email"), of("Assigned"), of("Resolved")],
            now.PerTechnician.Select(t => Row(t.Name, t.Email, t.Assigned, t.Resolved)));
        yield return new Part(of("PerHour"), [of("Hour"), .. Enumerable.Range(0, 7).Select(day => of($"Weekday{day}"))],
            Enumerable.Range(0, 24).Select(hour => Row([hour, .. now.PerHourOfWeek.Select(day => (object)day[hour])])));
    }

    private static IEnumerable<object?[]> Figures(Report report, ReportWords words)
    {
        var (now, before, of) = (report.Now.Figures, report.Before.Figures, words.Of);
        return
        [
            .. words.About.Select(a => Row(a.Key, a.Value)),
            Row(of("From"), report.Now.From, report.Before.From),
            Row(of("To"), report.Now.To, report.Before.To),
            Row(of("Total"), now.Opened, before.Opened),
            Row(of("Resolved"), now.Resolved, before.Resolved),
            Row(of("Open"), now.Open, before.Open),
            Row(of("MeanResolutionMinutes"), Minutes(now.MeanResolution), Minutes(before.MeanResolution)),
            Row(of("MedianResolutionMinutes"), Minutes(now.MedianResolution), Minutes(before.MedianResolution)),
            Row(of("P90ResolutionMinutes"), Minutes(now.P90Resolution), Minutes(before.P90Resolution)),
            Row(of("FirstResponseMinutes"), Minutes(now.MeanFirstResponse), Minutes(before.MeanFirstResponse)),
            Row(of("Reopened"), now.Reopened, before.Reopened),
            Row(of("MissedCalls"), now.MissedCalls, before.MissedCalls),
            Row(of("RemoteMinutes"), Minutes(now.RemoteTime), Minutes(before.RemoteTime)),
            Row(of("TopCustomer"), report.Now.TopCustomer?.LegalName, report.Before.TopCustomer?.LegalName),
            Row(of("TopModule"), report.Now.TopModule?.Name, report.Before.TopModule?.Name),
            Row(of("BusiestTechnician"), report.Now.BusiestTechnician?.Name, report.Before.BusiestTechnician?.Name),
        ];
    }

    private static double? Minutes(TimeSpan? length) => length is { } known ? Math.Round(known.TotalMinutes, 1) : null;

    private static object?[] Row(params object?[] cells) => cells;

    private sealed record Part(string Name, IReadOnlyList<string> Headers, IEnumerable<object?[]> Rows);
}
