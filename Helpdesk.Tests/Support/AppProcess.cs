using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Helpdesk.Tests.Support;

/// <summary>Helpdesk as a process of its own, which can be stopped and killed: what survives is what the database holds.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _complaints;

    private AppProcess(Process process, Uri address) =>
        (_process, _complaints, Address, Http) =
            (process, process.StandardError.ReadToEndAsync(), address, new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) });

    public Uri Address { get; }

    public HttpClient Http { get; }

    public static async Task<AppProcess> StartAsync(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = Command(settings.Append(new("ASPNETCORE_URLS", address.ToString())).Append(new("Logging:LogLevel:Default", "None")));
        start.RedirectStandardError = true;
        var app = new AppProcess(Process.Start(start)!, address);
        try
        {
            await Eventually.PassesAsync(app.IsReadyAsync, TimeSpan.FromMinutes(1));
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A start that cannot succeed: what it said and how it ended.</summary>
    public static async Task<FailedStart> FailAsync(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var start = Command(settings);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"Helpdesk started all the same: {string.Concat(await said)}");
        }

        return new FailedStart(process.ExitCode, (await said)[0], (await said)[1]);
    }

    /// <summary>Delivers a body as Meta would. Answers with the status.</summary>
    public async Task<HttpStatusCode> DeliverAsync(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        content.Headers.Add("X-Hub-Signature-256", MetaBody.Sign(body));
        using var answer = await Http.PostAsync(new Uri($"/webhooks/{Cast.ChannelKey}", UriKind.Relative), content);
        return answer.StatusCode;
    }

    /// <summary>SIGTERM, as an init system or a container engine stops it. Answers with the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>kill -9: nothing is flushed, closed or told.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Command(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var start = new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, "Helpdesk.Web.dll")) { UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    private async Task IsReadyAsync()
    {
        if (_process.HasExited) Assert.Fail($"Helpdesk did not start: {await _complaints}");
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

public sealed record FailedStart(int ExitCode, string Output, string Error);
