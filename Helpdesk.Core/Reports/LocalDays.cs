namespace Helpdesk.Core.Reports;

/// <summary>The organization's days: when each begins, and on which a moment falls.</summary>
public sealed class LocalDays(TimeZoneInfo zone, TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DayOf(Now);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at));

    /// <summary>The moment at which a day begins. Not always midnight: some summer times jump over it.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);

        // A midnight that comes twice begins the day the first time.
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }

    /// <summary>The hour on the wall, 0 to 23.</summary>
    public int HourOf(DateTimeOffset at) => Local(at).Hour;

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).DateTime;
}
