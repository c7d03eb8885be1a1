using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Helpdesk.Web.Shell;

/// <summary>Times as people say them, in the organization's zone and the reader's language.</summary>
public sealed class Times(TimeProvider time, IOptions<OrganizationOptions> organization, IStringLocalizer<ShellTexts> texts)
{
    private readonly TimeZoneInfo _zone = organization.Value.Zone;

    /// <summary>The organization's day that it is now.</summary>
    public DateOnly Today => DayOf(time.GetUtcNow());

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    public TimeOnly TimeOf(DateTimeOffset at) => TimeOnly.FromDateTime(Local(at).DateTime);

    /// <summary>The moment at which the organization's day began.</summary>
    public DateTimeOffset Midnight => At(Today.ToDateTime(TimeOnly.MinValue));

    /// <summary>The moment at which the organization's clocks show this; at the ends of the calendar the nearest there is.</summary>
    public DateTimeOffset At(DateTime local) => new(
        Math.Clamp(local.Ticks - _zone.GetUtcOffset(local).Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero);

    /// <summary>"14:32"</summary>
    public string Clock(DateTimeOffset at) => Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For lists, as short as it stays clear: "14:32", "ontem", "12 nov.", "12 nov. 2025".</summary>
    public string Brief(DateTimeOffset at) => DayOf(at) == Today ? Clock(at) : Day(DayOf(at));

    /// <summary>For sentences and tooltips: "hoje 14:32", "ontem 09:10", "amanhã 08:00", "12 nov. 14:32".</summary>
    public string Moment(DateTimeOffset at) => (Today.DayNumber - DayOf(at).DayNumber) switch
    {
        0 => texts["TodayAt", Clock(at)],
        1 => texts["YesterdayAt", Clock(at)],
        -1 => texts["TomorrowAt", Clock(at)],
        _ => $"{Date(DayOf(at))} {Clock(at)}",
    };

    /// <summary>For the lines between days: "hoje", "ontem", "12 nov."</summary>
    public string Day(DateOnly day) => (Today.DayNumber - day.DayNumber) switch
    {
        0 => texts["Today"],
        1 => texts["Yesterday"],
        _ => Date(day),
    };

    /// <summary>How long from then until now, as <see cref="Duration"/> says it.</summary>
    public string Since(DateTimeOffset at) => Duration(time.GetUtcNow() - at);

    /// <summary>"38 min", "1 h 20", "2 d 4 h"; the seconds do not matter to anyone here.</summary>
    public string Duration(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => texts["UnderAMinute"],
        { TotalHours: < 1 } => texts["Minutes", length.Minutes],
        { TotalDays: < 1, Minutes: 0 } => texts["Hours", length.Hours],
        { TotalDays: < 1 } => texts["HoursMinutes", length.Hours, length.Minutes],
        { Hours: 0 } => texts["Days", length.Days],
        _ => texts["DaysHours", length.Days, length.Hours],
    };

    /// <summary>A recording or a call: "0:17", "12:05", "1:02:45".</summary>
    public static string Length(TimeSpan length) =>
        length.ToString(length.TotalHours < 1 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    private string Date(DateOnly day) => day.ToString(day.Year == Today.Year ? "d MMM" : "d MMM yyyy", CultureInfo.CurrentCulture);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone);
}
