using System.Globalization;
using Helpdesk.Core.Reports;
using Helpdesk.Web.Features.Reports.Charts;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Reports;

/// <summary>Makes the charts of a report, and the addresses of the tickets behind their parts.</summary>
internal sealed class ReportCharts(Report report, ReportAddress address, DateOnly today, IStringLocalizer<ReportTexts> texts)
{
    private const string Error = "error";

    private readonly Reading _now = report.Now;

    /// <summary>The same period, whatever day it becomes.</summary>
    private readonly ReportAddress _there = address.Between(report.Now.From, report.Now.To);

    public IReadOnlyList<ChartModel> All() => [PerDay(), PerModule(), PerTechnician(), PerType(), PerAge(), PerCustomer(), PerKind(), PerHour()];

    public static string Short(DateOnly day, int year) => day.ToString(day.Year == year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture);

    public static string NameOf(TypeLine type, IStringLocalizer<ReportTexts> texts) =>
        (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? type.NameEn : type.Name) ?? texts["WithoutType"];

    private ChartModel PerDay()
    {
        var days = _now.PerDay;
        List<ApexSeries> lines = [Series("Resolved", days, d => d.Resolved), Series("Open", days, d => d.Day > today ? null : d.Open)];
        if (address.Compare is not null) lines.Add(Series("OpenedBefore", days.Select((_, i) => report.Before.PerDay.ElementAtOrDefault(i)), d => d?.Opened));
        var year = report.Now.To.Year;
        return Model("PerDay", "per-day", Bars.Days([.. days.Select(d => Short(d.Day, year))], Series("Opened", days, d => d.Opened), lines)) with
        {
            Head = texts["Day"],
            Columns = 8,
            Marks = address.Compare is null ? ["k3", "k1l", "k2l"] : ["k3", "k1l", "k2l", "kal"],
            Link = (series, point) => Day(days[point].Day).Tickets(series switch { 1 => BehindKind.Resolved, 2 => BehindKind.Open, _ => BehindKind.Opened }),
        };
    }

    private ChartModel PerModule()
    {
        var modules = _now.PerModule;
        var options = Bars.Lying(
            [.. modules.Select(m => m.Name ?? texts["WithoutModule"])], [Series("Errors", modules, m => m.Errors), Series("Others", modules, m => m.Count - m.Errors)], 38, stacked: true);
        return Model("PerModule", "per-module", options) with
        {
            Head = texts["Module"],
            Marks = ["k1", "k3"],
            Link = (series, point) => series == 0
                ? (_there with { Module = modules[point].Key ?? ReportFilter.None, Type = Error }).Tickets(BehindKind.Opened)
                : (_there with { Module = modules[point].Key ?? ReportFilter.None }).Tickets(BehindKind.Opened),
        };
    }

    private ChartModel PerTechnician()
    {
        var people = _now.PerTechnician.Take(12).ToList();
        var options = Bars.Lying([.. people.Select(p => p.Name)], [Series("Assigned", people, p => p.Assigned), Series("Resolved", people, p => p.Resolved)], 40);
        return Model("PerTechnician", "per-technician", options) with
        {
            Head = texts["Technician"],
            Marks = ["k3", "k1"],
            Link = (series, point) => (_there with { Technician = people[point].Email }).Tickets(series == 0 ? BehindKind.Opened : BehindKind.Resolved),
        };
    }

    private ChartModel PerType()
    {
        var types = _now.PerType;
        return Model("PerType", "per-type", Bars.Lying([.. types.Select(t => NameOf(t, texts))], [Series("Tickets", types, t => t.Count)], 34)) with
        {
            Head = texts["Type"],
            Link = (_, point) => (_there with { Type = types[point].Key ?? ReportFilter.None }).Tickets(BehindKind.Opened),
        };
    }

    private ChartModel PerAge()
    {
        var steps = Enumerable.Range(0, report.OpenByAge.Count).Select(step => texts[$"Age{step}"].Value).ToList();
        return Model("PerAge", "ageing", Bars.Standing(steps, Series("Open", report.OpenByAge, n => n), 220)) with
        {
            Head = texts["Age"],
            Link = (_, point) => _there.Tickets(BehindKind.Open, age: point),
        };
    }

    private ChartModel PerCustomer()
    {
        var customers = _now.PerCustomer;
        return Model("PerCustomer", "per-customer", Bars.Lying([.. customers.Select(c => c.ShownName)], [Series("Tickets", customers, c => c.Count)], 24)) with
        {
            Head = texts["Customer"],
            Columns = 6,
            Link = (_, point) => (_there with { Customer = customers[point].ExternalId }).Tickets(BehindKind.Opened),
        };
    }

    private ChartModel PerKind()
    {
        var types = _now.PerType;
        var modules = _now.PerModule.Reverse().ToList();
        var counts = _now.PerModuleAndType.ToDictionary(k => (k.Module, k.Type), k => k.Count);
        var series = modules.ConvertAll(m => new ApexSeries(m.Name ?? texts["WithoutModule"], [.. types.Select(t => (double?)counts.GetValueOrDefault((m.Key, t.Key)))]));
        return Model("PerKind", "module-type", Bars.Heat([.. types.Select(t => NameOf(t, texts))], series, Math.Max(240, (_now.PerCustomer.Count * 24) + 24))) with
        {
            Head = texts["Type"],
            Columns = 6,
            HasRamp = true,
            Link = (s, point) => (_there with { Module = modules[s].Key ?? ReportFilter.None, Type = types[point].Key ?? ReportFilter.None }).Tickets(BehindKind.Opened),
        };
    }

    private ChartModel PerHour()
    {
        var names = CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedDayNames;
        var series = Enumerable.Range(0, 7).Reverse()
            .Select(day => new ApexSeries(names[(day + 1) % 7].TrimEnd('.'), [.. _now.PerHourOfWeek[day].Select(n => (double?)n)])).ToList();
        return Model("PerHour", "hour-weekday", Bars.Heat([.. Enumerable.Range(0, 24).Select(hour => $"{hour} h")], series, 260)) with
        {
            Head = texts["Hour"],
            Columns = 12,
            HasRamp = true,
            Link = (s, hour) => _there.Tickets(BehindKind.Opened, weekday: 6 - s, hour: hour),
        };
    }

    private ChartModel Model(string text, string key, ChartOptions options) =>
        new(key, texts[text], texts[$"{text}Explained"]) { Options = options, Head = "", Link = (_, _) => null };

    private ApexSeries Series<T>(string text, IEnumerable<T> items, Func<T, int?> value) => new(texts[text], [.. items.Select(item => (double?)value(item))]);

    private ReportAddress Day(DateOnly day) => address.Between(day, day);
}
