using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Helpdesk.Benchmark;

/// <summary>How soon the last of many open consoles has a message, and what a console weighs.</summary>
internal static partial class Consoles
{
    private const int Warm = 10;
    private const int Pushes = 30;

    public static async Task RunAsync(AppUnderTest app, BenchmarkSettings settings)
    {
        (await Webhooks.PostAsync(app, Webhooks.Body("Primeira"))).Dispose();
        await Webhooks.DrainAsync(app);
        var cookie = await SignInAsync(app);
        using var consoles = await StartAsync(app, cookie);

        await AskAsync(consoles, $"open {Warm}");
        await MeasureAsync(app, consoles, 5);
        var before = app.Memory();
        await AskAsync(consoles, $"open {settings.Consoles}");
        await MeasureAsync(app, consoles, 5);
        var each = (app.Memory() - before) / (double)settings.Consoles / 1024 / 1024;

        var times = await MeasureAsync(app, consoles, Pushes);
        Console.WriteLine($"webhook until the last of {settings.Consoles + Warm} consoles: median {times[times.Count / 2]:F0} ms, p95 {times[times.Count * 95 / 100]:F0} ms   (aim 100 ms)");
        Console.WriteLine($"memory per console: {each:F2} MiB   (aim 1 MiB)");
        await consoles.StandardInput.WriteLineAsync("close");
        await consoles.WaitForExitAsync();
    }

    private static async Task<List<double>> MeasureAsync(AppUnderTest app, Process consoles, int pushes)
    {
        var times = new List<double>();
        for (var i = 0; i < pushes; i++)
        {
            var text = $"sinal-{Guid.CreateVersion7():N}";
            await AskAsync(consoles, $"watch {text}");
            var since = Stopwatch.GetTimestamp();
            (await Webhooks.PostAsync(app, Webhooks.Body(text))).Dispose();
            if (await consoles.StandardOutput.ReadLineAsync() != "seen") throw new InvalidOperationException("A console did not see the message.");
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    private static async Task AskAsync(Process consoles, string question)
    {
        await consoles.StandardInput.WriteLineAsync(question);
        if (await consoles.StandardOutput.ReadLineAsync() is not "done") throw new InvalidOperationException($"'{question}' failed.");
    }

    private static async Task<Process> StartAsync(AppUnderTest app, string cookie)
    {
        var folder = AppUnderTest.Told("Consoles");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", "ci --ignore-scripts --loglevel=error") { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync();
        }

        return Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "consoles.mjs"), new Uri(app.Address, "/tickets").ToString(), cookie])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>The session's cookie, by the form that people use.</summary>
    private static async Task<string> SignInAsync(AppUnderTest app)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = app.Address };
        var page = await browser.GetStringAsync(new Uri("/login", UriKind.Relative));
        var hidden = Hidden().Matches(page).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
        hidden["Input.Email"] = AppUnderTest.Email;
        hidden["Input.Password"] = AppUnderTest.Password;
        using var form = new FormUrlEncodedContent(hidden);
        using var answer = await browser.PostAsync(new Uri("/login", UriKind.Relative), form);
        var cookies = answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]);
        return string.Join("; ", cookies.Where(c => c.StartsWith("helpdesk-session", StringComparison.Ordinal)));
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hidden();
}
