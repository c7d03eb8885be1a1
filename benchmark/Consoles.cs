using System.Diagnostics;

namespace Helpdesk.Benchmark;

/// <summary>How soon the last of many open consoles has a message, and what a console weighs.</summary>
internal static class Consoles
{
    private const int Warm = 10;
    private const int Pushes = 30;

    public static async Task RunAsync(AppUnderTest app, BenchmarkSettings settings)
    {
        (await Webhooks.PostAsync(app, Webhooks.Body("Primeira"))).Dispose();
        await Webhooks.DrainAsync(app);
        await using var consoles = await Fleet.StartAsync(app);

        await consoles.AskAsync($"open {Warm} /tickets");
        await MeasureAsync(app, consoles, 5);
        var before = app.Memory();
        await consoles.AskAsync($"open {settings.Consoles} /tickets");
        await MeasureAsync(app, consoles, 5);
        var each = (app.Memory() - before) / (double)settings.Consoles / 1024 / 1024;

        var times = await MeasureAsync(app, consoles, Pushes);
        Console.WriteLine($"webhook until the last of {settings.Consoles + Warm} consoles: median {times.Median:F0} ms, p95 {times.P95:F0} ms   (aim 100 ms)");
        Console.WriteLine($"memory per console: {each:F2} MiB   (aim 1 MiB)");
    }

    private static async Task<Timing> MeasureAsync(AppUnderTest app, Fleet consoles, int pushes)
    {
        var times = new List<double>();
        for (var i = 0; i < pushes; i++)
        {
            var text = $"sinal-{Guid.CreateVersion7():N}";
            await consoles.AskAsync($"watch {text}");
            var since = Stopwatch.GetTimestamp();
            (await Webhooks.PostAsync(app, Webhooks.Body(text))).Dispose();
            await consoles.HearAsync();
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        return Timing.Of(times);
    }
}
