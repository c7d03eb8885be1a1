using System.Globalization;
using Helpdesk.Core.Reports;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Reports;

/// <summary>One indicator: a figure or a name, what became of it since the period before, and how it went from day to day.</summary>
public sealed record ReportCell(string Title, string Explained, string Figure)
{
    public string? TestId { get; init; }

    /// <summary>Where its tickets are; null when it is made of none.</summary>
    public string? Link { get; init; }

    public ReportChange? Change { get; init; }

    /// <summary>More about it, in words.</summary>
    public string? More { get; init; }

    public IReadOnlyList<double> Spark { get; init; } = [];

    public bool IsName { get; init; }
}

/// <summary>What became of a figure since the period before.</summary>
/// <param name="Better">Null when neither is better.</param>
public sealed record ReportChange(bool Up, string Words, bool? Better);

/// <summary>Makes the indicators of a report.</summary>
internal sealed class ReportCells(Report report, ReportAddress address, Times times, IStringLocalizer<ReportTexts> texts)
{
    private readonly Figures _now = report.Now.Figures;
    private readonly Figures _before = report.Before.Figures;
    private readonly IReadOnlyList<DayLine> _days = [.. report.Now.PerDay.Where(d => d.Day <= times.DayOf(report.Until))];
    private readonly ReportAddress _there = address.Between(report.Now.From, report.Now.To);

    public IReadOnlyList<ReportCell> All() => [.. Counts(), .. Names()];

    private IEnumerable<ReportCell> Counts() =>
    [
        Count("Total", _now.Opened, _before.Opened, d => d.Opened) with { TestId = "report-total", Link = _there.Tickets(BehindKind.Opened) },
        Count("Resolved", _now.Resolved, _before.Resolved, d => d.Resolved) with { Link = _there.Tickets(BehindKind.Resolved) },
        Length("MeanResolution", _now.MeanResolution, _before.MeanResolution, d => d.MeanResolution) with
        {
            TestId = "report-mean-resolution",
            Link = _there.Tickets(BehindKind.Resolved),
            More = _now.MedianResolution is { } median && _now.P90Resolution is { } p90 ? texts["MedianAndP90", times.Duration(median), times.Duration(p90)].Value : null,
        },
        Length("FirstResponse", _now.MeanFirstResponse, _before.MeanFirstResponse, d => d.MeanFirstResponse) with { Link = _there.Tickets(BehindKind.Opened) },
        Count("Open", _now.Open, _before.Open, d => d.Open, moreIsBetter: false) with { Link = _there.Tickets(BehindKind.Open) },
        Count("Reopened", _now.Reopened, _before.Reopened, d => d.Reopened, moreIsBetter: false) with { Link = _there.Tickets(BehindKind.Reopened) },
        Count("MissedCalls", _now.MissedCalls, _before.MissedCalls, d => d.MissedCalls, moreIsBetter: false),
        Cell("RemoteTime", times.Duration(_now.RemoteTime)) with
        {
            Change = Percent(_now.RemoteTime.TotalMinutes, _before.RemoteTime.TotalMinutes, null),
            More = texts["Sessions", _now.RemoteSessions],
            Spark = [.. _days.Select(d => d.RemoteTime.TotalMinutes)],
        },
    ];

    private IEnumerable<ReportCell> Names()
    {
        var (now, before) = (report.Now, report.Before);
        yield return Name("TopCustomer", "report-top-customer", now.TopCustomer?.ShownName, before.TopCustomer?.ShownName, now.TopCustomer?.Count, _now.Opened) with
        {
            Link = now.TopCustomer is { } customer ? (_there with { Customer = customer.ExternalId }).Tickets(BehindKind.Opened) : null,
        };
        yield return Name("TopType", "report-top-type", NameOf(now.TopType), NameOf(before.TopType), now.TopType?.Count, _now.Opened) with
        {
            Link = now.TopType is { Key: { } type } ? (_there with { Type = type }).Tickets(BehindKind.Opened) : null,
        };
        yield return Name("TopModule", "report-top-module", now.TopModule?.Name, before.TopModule?.Name, now.TopModule?.Errors, _now.Errors, "ErrorsShare") with
        {
            Link = now.TopModule is { Key: { } module } ? (_there with { Module = module, Type = "error" }).Tickets(BehindKind.Opened) : null,
        };
        yield return Name("BusiestTechnician", "report-busiest-technician", now.BusiestTechnician?.Name, before.BusiestTechnician?.Name, now.BusiestTechnician?.Assigned, _now.Opened) with
        {
            Link = now.BusiestTechnician is { } person ? (_there with { Technician = person.Email }).Tickets(BehindKind.Opened) : null,
        };
    }

    private string? NameOf(TypeLine? type) => type is null ? null : ReportCharts.NameOf(type, texts);

    private ReportCell Cell(string text, string figure) => new(texts[text], texts[$"{text}Explained"], figure);

    private ReportCell Count(string text, int now, int before, Func<DayLine, int> perDay, bool? moreIsBetter = null) =>
        Cell(text, now.ToString("N0", CultureInfo.CurrentCulture)) with
        {
            Change = Percent(now, before, moreIsBetter),
            Spark = [.. _days.Select(d => (double)perDay(d))],
        };

    private ReportCell Length(string text, TimeSpan? now, TimeSpan? before, Func<DayLine, TimeSpan?> perDay) => Cell(text, now is { } length ? times.Duration(length) : "–") with
    {
        Change = now is { } here && before is { } there && Math.Abs((here - there).TotalMinutes) >= 1
            ? new ReportChange(here > there, texts[here > there ? "Slower" : "Faster", times.Duration((here - there).Duration())], here < there)
            : null,
        Spark = [.. _days.Select(perDay).Where(d => d is not null).Select(d => d!.Value.TotalMinutes)],
    };

    private ReportCell Name(string text, string testId, string? now, string? before, int? count, int all, string share = "Share") => Cell(text, now ?? "–") with
    {
        TestId = testId,
        IsName = true,
        More = count is { } some && all > 0
            ? texts[share, some, ((double)some / all).ToString("P0", CultureInfo.CurrentCulture)] + (before is null || before == now ? "" : $" · {texts["EarlierName", before]}")
            : texts["Nobody"],
    };

    private ReportChange? Percent(double now, double before, bool? moreIsBetter)
    {
        if (now == before) return null;
        if (before == 0) return new ReportChange(true, texts["NoneBefore"], moreIsBetter);

        // Less than half a percent is no news.
        var share = Math.Abs(now - before) / before;
        return share < 0.005 ? null : new ReportChange(now > before, texts[now > before ? "Up" : "Down", share.ToString("P0", CultureInfo.CurrentCulture)], moreIsBetter is { } more ? now > before == more : null);
    }
}
