namespace Helpdesk.Core.Reports;

/// <summary>The steps by which open tickets are told apart by age.</summary>
public static class Ageing
{
    /// <summary>Each step ends before this age; the last has no end.</summary>
    public static readonly IReadOnlyList<TimeSpan> Ends =
        [TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromDays(1), TimeSpan.FromDays(3), TimeSpan.FromDays(7), TimeSpan.MaxValue];

    public static int StepOf(TimeSpan age)
    {
        var step = 0;
        while (step < Ends.Count - 1 && age >= Ends[step]) step++;
        return step;
    }

    /// <summary>Who is that old was opened later than this moment.</summary>
    public static DateTimeOffset OpenedAfter(int step, DateTimeOffset now) => step == Ends.Count - 1 ? DateTimeOffset.UnixEpoch : now - Ends[step];

    /// <summary>Who is that old was opened at this moment or before.</summary>
    public static DateTimeOffset OpenedUpTo(int step, DateTimeOffset now) => step == 0 ? now.AddDays(1) : now - Ends[step - 1];
}
