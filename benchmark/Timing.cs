using System.Diagnostics;

namespace Helpdesk.Benchmark;

/// <summary>What was measured several times, in milliseconds.</summary>
internal sealed record Timing(double Median, double P95)
{
    public static Timing Of(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return new(sorted[sorted.Count / 2], sorted[sorted.Count * 95 / 100]);
    }

    /// <summary>After a few that do not count.</summary>
    public static async Task<Timing> OfAsync(int times, Func<Task> ask)
    {
        for (var i = 0; i < 5; i++) await ask();
        var taken = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var since = Stopwatch.GetTimestamp();
            await ask();
            taken.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        return Of(taken);
    }
}
