using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Helpdesk.Web.Hosting;
using Npgsql;

namespace Helpdesk.Benchmark;

/// <summary>Helpdesk as it is shipped: a process of its own, the embedded database on an empty directory, one Meta channel.</summary>
internal sealed class AppUnderTest : IAsyncDisposable
{
    public const string AppSecret = "benchmark-app-secret";
    public const string NumberId = "209900000000011";
    public const string Email = "admin@helpdesk.example";
    public const string Password = "benchmark-password";
    public const string ApiToken = "benchmark-token-0123456789";

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _data;

    private AppUnderTest(Process process, Uri address, DirectoryInfo data)
    {
        (Process, Address, _data) = (process, address, data);
        Http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = BenchmarkSettings.Connections }) { BaseAddress = address };
    }

    public Process Process { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public NpgsqlDataSource Database { get; private set; } = null!;

    public string ConnectionString { get; private set; } = "";

    public static async Task<AppUnderTest> StartAsync()
    {
        var data = Directory.CreateTempSubdirectory("helpdesk-bench-");
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var project = Told("WebProject");
        var start = new ProcessStartInfo("dotnet", Path.Combine(project, "bin", Told("Configuration"), "net10.0", "Helpdesk.Web.dll")) { WorkingDirectory = project };
        foreach (var (name, value) in Settings(address, data)) start.Environment[name] = value;
        var app = new AppUnderTest(Process.Start(start)!, address, data);
        await app.UntilReadyAsync();
        app.ConnectionString = EmbeddedPostgres.OfRunningApp(data.FullName, EmbeddedPostgres.Database)!;
        app.Database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(app.ConnectionString) { MaxPoolSize = BenchmarkSettings.Connections });
        return app;
    }

    public static string Told(string name) =>
        typeof(AppUnderTest).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;

    /// <summary>Resident memory of the server process, in bytes.</summary>
    public long Memory()
    {
        Process.Refresh();
        return Process.WorkingSet64;
    }

    /// <summary>Until the question is answered with yes.</summary>
    public static async Task UntilAsync(Func<Task<bool>> question)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await question())
        {
            if (Stopwatch.GetElapsedTime(since) > Patience) throw new TimeoutException("It did not come true in two minutes.");
            await Task.Delay(Pace);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Http.Dispose();
        using (var kill = Process.Start("kill", ["-TERM", $"{Process.Id}"])) await kill.WaitForExitAsync();
        await Process.WaitForExitAsync();
        _data.Delete(recursive: true);
    }

    private Task UntilReadyAsync() => UntilAsync(async () =>
    {
        if (Process.HasExited) throw new InvalidOperationException("Helpdesk did not start.");
        try
        {
            return (await Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    });

    private static Dictionary<string, string> Settings(Uri address, DirectoryInfo data) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Production",
        ["ASPNETCORE_URLS"] = address.ToString(),
        ["Helpdesk__DataDirectory"] = data.FullName,
        ["Helpdesk__Demo"] = "false",
        ["Helpdesk__Bootstrap__AdminEmail"] = Email,
        ["Helpdesk__Bootstrap__AdminPassword"] = Password,
        ["Helpdesk__Bootstrap__ApiToken"] = ApiToken,
        ["Helpdesk__Webhooks__PerSecond"] = "1000000",
        ["Helpdesk__Webhooks__Burst"] = "1000000",
        ["Helpdesk__Channels__bench__Provider"] = "Meta",
        ["Helpdesk__Channels__bench__PhoneNumberId"] = NumberId,
        ["Helpdesk__Channels__bench__AccessToken"] = "none",
        ["Helpdesk__Channels__bench__AppSecret"] = AppSecret,
        ["Helpdesk__Channels__bench__VerifyToken"] = "none",
    };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
