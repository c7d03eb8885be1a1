using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Helpdesk.Tests.Support;

/// <summary>Helpdesk as a process of its own, which can be killed: what survives is what the database holds.</summary>
public sealed class AppProcess : IAsyncDisposable
{
    private readonly Process _process;

    private AppProcess(Process process, Uri address) =>
        (_process, Http) = (process, new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) });

    public HttpClient Http { get; }

    public static async Task<AppProcess> StartAsync(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, "Helpdesk.Web.dll")) { RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Logging__LogLevel__Default"] = "None";
        var app = new AppProcess(Process.Start(start)!, address);
        await Eventually.PassesAsync(app.IsReadyAsync, TimeSpan.FromMinutes(1));
        return app;
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

    private async Task IsReadyAsync()
    {
        Assert.False(_process.HasExited, "Helpdesk did not start.");
        Assert.Equal(HttpStatusCode.OK, (await Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
