namespace Helpdesk.Core.Reports;

/// <summary>Days in a row, ready to tell for many moments on which of them each falls. Moments are UTC ticks.</summary>
internal sealed class DayGrid
{
    private readonly LocalDays _days;
    private readonly long[] _starts;

    public DayGrid(LocalDays days, DateOnly from, DateOnly to)
    {
        _days = days;
        Days = [.. Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays)];
        _starts = [.. Days.Append(to.AddDays(1)).Select(day => days.StartOf(day).UtcTicks)];
    }

    public IReadOnlyList<DateOnly> Days { get; }

    public int Count => _starts.Length - 1;

    public long Start => _starts[0];

    /// <summary>The first moment that is no more part of it.</summary>
    public long End => _starts[^1];

    /// <summary>The place of the day; only for moments between <see cref="Start"/> and <see cref="End"/>.</summary>
    public int IndexOf(long ticks)
    {
        // Days are 23 to 25 hours long, so the guess is off by one at most.
        var guess = Math.Min((int)((ticks - Start) / TimeSpan.TicksPerDay), Count - 1);
        if (ticks < _starts[guess]) return guess - 1;
        return ticks >= _starts[guess + 1] ? guess + 1 : guess;
    }

    /// <summary>Monday is 0.</summary>
    public int WeekdayOf(int index) => ((int)Days[index].DayOfWeek + 6) % 7;

    /// <summary>The hour on the wall, 0 to 23.</summary>
    public int HourOf(long ticks, int index) => _starts[index + 1] - _starts[index] == TimeSpan.TicksPerDay
        ? (int)((ticks - _starts[index]) / TimeSpan.TicksPerHour)
        : _days.HourOf(new DateTimeOffset(ticks, TimeSpan.Zero));
}
