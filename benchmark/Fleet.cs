using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Helpdesk.Benchmark;

/// <summary>Many open consoles without a browser; a process of its own, steered by lines (consoles/consoles.mjs).</summary>
internal sealed partial class Fleet : IAsyncDisposable
{
    private readonly Process _process;

    private Fleet(Process process) => _process = process;

    public static async Task<Fleet> StartAsync(AppUnderTest app)
    {
        var folder = AppUnderTest.Told("Consoles");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", "ci --ignore-scripts --loglevel=error") { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync();
        }

        var start = new ProcessStartInfo("node", [Path.Combine(folder, "consoles.mjs"), app.Address.ToString(), await SignInAsync(app)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return new(Process.Start(start)!);
    }

    /// <summary>One question, one line as its answer.</summary>
    public async Task<string> AskAsync(string question)
    {
        await _process.StandardInput.WriteLineAsync(question);
        return await HearAsync();
    }

    public async Task<T> AskAsync<T>(string question) => JsonSerializer.Deserialize<T>(await AskAsync(question), JsonSerializerOptions.Web)!;

    /// <exception cref="InvalidOperationException">A console failed: the line says why.</exception>
    public async Task<string> HearAsync()
    {
        var line = await _process.StandardOutput.ReadLineAsync();
        return line is null || line.StartsWith("failed", StringComparison.Ordinal) ? throw new InvalidOperationException($"The consoles {line ?? "are gone"}.") : line;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.StandardInput.WriteLineAsync("close");
        await _process.WaitForExitAsync();
        _process.Dispose();
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
