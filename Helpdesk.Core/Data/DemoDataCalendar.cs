namespace Helpdesk.Core.Data;

/// <summary>How much work a day brings, and when in it: the week, the month of a tax office, holidays, growth, and releases that went wrong.</summary>
internal sealed class DemoCalendar
{
    /// <summary>Sunday first.</summary>
    private static readonly double[] Week = [0.06, 1.3, 1.05, 1, 1, 1.1, 0.35];

    private static readonly double[] Hours = [0, 0, 0, 0, 0, 0, 2, 8, 17, 24, 25, 21, 12, 19, 24, 22, 20, 16, 9, 5, 4, 2, 0.4, 0.1];

    private static readonly (int Month, int Day)[] Holidays = [(1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 2), (11, 15), (12, 25)];

    private readonly DateOnly _first;
    private readonly double[] _upTo;
    private readonly double[] _hoursUpTo = Sums(Hours);
    private readonly List<BadRelease> _releases = [];

    public DemoCalendar(Random dice, DateOnly first, int days)
    {
        _first = first;
        _upTo = Sums(Enumerable.Range(0, days).Select(i => WeightOf(first.AddDays(i), 1 + (0.15 * i / 365))));
        for (var day = first.AddDays(dice.Next(20, 60)); day < first.AddDays(days); day = day.AddDays(dice.Next(60, 150)))
        {
            _releases.Add(new BadRelease(day, dice.Next(4, 11), dice.Next(3) == 0 ? "gestor" : dice.Next(2) == 0 ? "tef" : "pdv"));
        }
    }

    /// <summary>The n-th of all days' share of the work, between 0 and 1, as a day.</summary>
    public DateOnly DayAt(double share) => _first.AddDays(Place(_upTo, share));

    public TimeOnly TimeAt(Random dice) => new(Place(_hoursUpTo, dice.NextDouble()), dice.Next(60), dice.Next(60), dice.Next(1000));

    /// <summary>The module that fails on this day more than it should.</summary>
    public string? Broken(DateOnly day) => _releases.Find(r => day >= r.Day && day < r.Day.AddDays(r.Days))?.Module;

    private static double WeightOf(DateOnly day, double growth)
    {
        var weight = Week[(int)day.DayOfWeek] * growth;
        if (Holidays.Contains((day.Month, day.Day))) weight *= 0.12;
        if (day.Day is >= 17 and <= 20) weight *= 1.6;
        if (day.Day is <= 5) weight *= 1.2;
        return day is { Month: 12, Day: > 20 } ? weight * 0.7 : weight;
    }

    private static double[] Sums(IEnumerable<double> weights)
    {
        var sum = 0.0;
        return [.. weights.Select(w => sum += w)];
    }

    private static int Place(double[] sums, double share)
    {
        var found = Array.BinarySearch(sums, share * sums[^1]);
        return Math.Min(found < 0 ? ~found : found, sums.Length - 1);
    }

    private sealed record BadRelease(DateOnly Day, int Days, string Module);
}
