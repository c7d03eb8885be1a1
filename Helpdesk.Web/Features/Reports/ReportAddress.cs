using System.Globalization;
using Helpdesk.Core;
using Helpdesk.Core.Reports;
using Helpdesk.Core.Tickets;
using Microsoft.AspNetCore.WebUtilities;

namespace Helpdesk.Web.Features.Reports;

/// <summary>The periods that one click chooses. They move with the days; a period of one's own stands.</summary>
public enum Preset
{
    Today,
    Week,
    Month,
    LastMonth,
    Own,
}

/// <summary>
/// What a report is about, as it stands behind the question mark of its address: whoever gets the address sees the same report.
/// </summary>
public sealed record ReportAddress
{
    public const string LastYear = "year";
    private const string Day = "yyyy-MM-dd";

    public Preset Preset { get; init; } = Preset.Month;

    /// <summary>As it was typed, which may be no day.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>"year" for the same days a year before, or a first day; null for the period before.</summary>
    public string? Compare { get; init; }

    public string? Module { get; init; }
    public string? Customer { get; init; }
    public string? Technician { get; init; }
    public string? Type { get; init; }
    public string? Channel { get; init; }
    public string? Priority { get; init; }

    public bool IsFiltered => this is not { Module: null, Customer: null, Technician: null, Type: null, Channel: null, Priority: null };

    public static ReportAddress Of(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        string? Part(string name) => query.TryGetValue(name, out var value) && value.ToString().Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } text ? text : null;
        var own = Part("from") is not null || Part("to") is not null;
        return new ReportAddress
        {
            Preset = own ? Preset.Own : Wire.Parse<Preset>(Part("period")) ?? Preset.Month,
            From = Part("from"),
            To = Part("to"),
            Compare = Part("compare"),
            Module = Part("module"),
            Customer = Part("customer"),
            Technician = Part("assignee"),
            Type = Part("type"),
            Channel = Part("channel"),
            Priority = Part("priority"),
        };
    }

    /// <summary>A period of one's own.</summary>
    public ReportAddress Between(DateOnly from, DateOnly to) => this with { Preset = Preset.Own, From = Spell(from), To = Spell(to) };

    /// <exception cref="RefusedException">A day or a priority is none.</exception>
    public ReportFilter Filter(DateOnly today)
    {
        var (from, to) = Preset switch
        {
            Preset.Today => (today, today),
            Preset.Week => (today.AddDays(-6), today),
            Preset.Month => (today.AddDays(-29), today),
            Preset.LastMonth => (FirstOf(today).AddMonths(-1), FirstOf(today).AddDays(-1)),
            _ => (DayOf(From ?? To, "from"), DayOf(To ?? From, "to")),
        };
        return new ReportFilter(from, to)
        {
            ComparedFrom = Compare switch { null => null, LastYear => from.AddYears(-1), var day => DayOf(day, "compare") },
            Module = Module,
            Customer = Customer,
            Technician = Technician,
            Type = Type,
            Channel = Channel,
            Priority = Priority is null ? null : Wire.Parse<Priority>(Priority) ?? throw Unknown(Priority),
        };
    }

    /// <summary>The report itself.</summary>
    public string Page() => Under("/reports");

    /// <summary>The tickets behind a figure of it.</summary>
    public string Tickets(BehindKind kind, int? weekday = null, int? hour = null, int? age = null) =>
        Under("/reports/tickets", ("what", Wire.Spell(kind)), ("weekday", Text(weekday)), ("hour", Text(hour)), ("age", Text(age)));

    /// <summary>The report as a file.</summary>
    public string File(string ending) => Under($"/reports/file.{ending}");

    private string Under(string path, params (string Name, string? Value)[] more)
    {
        (string Name, string? Value)[] parts =
        [
            ("period", Preset is Preset.Own or Preset.Month ? null : Wire.Spell(Preset)), ("from", Preset == Preset.Own ? From : null), ("to", Preset == Preset.Own ? To : null),
            ("compare", Compare), ("module", Module), ("customer", Customer), ("assignee", Technician), ("type", Type), ("channel", Channel), ("priority", Priority), .. more,
        ];
        return QueryHelpers.AddQueryString(path, parts.Where(p => p.Value is not null).Select(p => KeyValuePair.Create(p.Name, p.Value)));
    }

    private static RefusedException Unknown(string priority) =>
        new(Refusal.ValueUnknown, Checked.Cut(priority, Limits.Key)!, string.Join(", ", Enum.GetValues<Priority>().Select(Wire.Spell))) { Field = "priority" };

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);

    private static string Spell(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);

    private static DateOnly DayOf(string? text, string field) => DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new RefusedException(Refusal.DayInvalid, Checked.Cut(text ?? "", Limits.Key)!) { Field = field };
}
