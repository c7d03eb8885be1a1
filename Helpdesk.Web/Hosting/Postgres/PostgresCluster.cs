using System.Security.Cryptography;
using Npgsql;

namespace Helpdesk.Web.Hosting.Postgres;

/// <summary>The files of one PostgreSQL under a home directory: the cluster itself and the password to it.</summary>
internal sealed class PostgresCluster(string home, PostgresPrograms programs, ILogger logger)
{
    public const string User = "helpdesk";
    private const string Version = "18";
    private const int MostAttempts = 240;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Settings =
    [
        "# Written by Helpdesk at every start; settings of your own go into custom.conf.",
        "max_connections = 100",
        "shared_buffers = 128MB",
        "effective_cache_size = 512MB",
        "work_mem = 8MB",
        "maintenance_work_mem = 64MB",
        "max_wal_size = 1GB",
        "min_wal_size = 128MB",
        "wal_compression = on",
        "checkpoint_completion_target = 0.9",
        "random_page_cost = 1.1",
        "jit = off",
        "timezone = 'UTC'",
        "log_timezone = 'UTC'",
        "# What customers write does not belong in a log.",
        "log_error_verbosity = terse",
        "log_min_error_statement = panic",
    ];

    private readonly Postmaster _postmaster = new(ClusterIn(home));

    public static string ClusterIn(string home) => Path.Combine(home, "cluster");

    public static string PasswordIn(string home) => Path.Combine(home, "password");

    /// <summary>Makes the cluster unless it is there, and puts its settings right.</summary>
    public async Task PrepareAsync(PostgresAddress address)
    {
        var cluster = ClusterIn(home);
        if (!Directory.Exists(cluster)) await CreateAsync(cluster);

        var version = Path.Combine(cluster, "PG_VERSION");
        var found = File.Exists(version) ? (await File.ReadAllTextAsync(version)).Trim() : "no";
        if (found != Version) throw new CannotStartException($"{cluster} holds {found} PostgreSQL cluster of version {Version}. Restore a backup into an empty data directory.");

        await StopLeftoverAsync();
        await File.WriteAllLinesAsync(Path.Combine(cluster, "postgresql.conf"), [.. Settings, .. address.Settings, "include_if_exists '../custom.conf'"]);
    }

    /// <summary>Starts the server and waits until it takes connections, however long its crash recovery lasts.</summary>
    public async Task<PostgresServer> StartAsync(string connection, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            var server = PostgresServer.Start(programs, ClusterIn(home), logger);
            if (await AnswersAsync(server, connection, stop)) return server;

            server.Dispose();
            // Children of a killed server take a moment to notice; until then PostgreSQL refuses to start beside them.
            if (attempt == MostAttempts || !server.LastWords.Contains("shared memory block", StringComparison.Ordinal))
            {
                throw new CannotStartException($"PostgreSQL did not start in {home}. Its last words: {server.LastWords}");
            }

            await Task.Delay(BetweenAttempts, stop);
        }
    }

    /// <summary>Stops the server with all that is written down; when that takes too long, without, and the next start recovers from the log.</summary>
    public async Task StopAsync()
    {
        // Together with the five that the host has, within ten seconds; the next start recovers what "immediate" leaves.
        if (!await TryStopAsync("fast", seconds: 3)) await TryStopAsync("immediate", seconds: 1);
    }

    /// <summary>A server whose app was killed may still run, or its postmaster.pid may name a number that is another's by now.</summary>
    private async Task StopLeftoverAsync()
    {
        if (_postmaster.Runs()) await StopAsync();
        else _postmaster.Disown();
    }

    private async Task<bool> TryStopAsync(string mode, int seconds)
    {
        if (!_postmaster.Runs()) return true;
        try
        {
            await programs.RunAsync("pg_ctl", "stop", "-w", "-t", $"{seconds}", "-m", mode, "-D", ClusterIn(home));
            return true;
        }
        catch (CannotStartException)
        {
            return false;
        }
    }

    private async Task CreateAsync(string cluster)
    {
        // Made under another name first: a start that is killed here leaves nothing that looks like a cluster.
        var half = cluster + ".new";
        if (Directory.Exists(half)) Directory.Delete(half, recursive: true);

        await File.WriteAllTextAsync(PasswordIn(home), RandomNumberGenerator.GetHexString(32, lowercase: true));
        await programs.RunAsync("initdb", "-D", half, "-U", User, "--auth=scram-sha-256", $"--pwfile={PasswordIn(home)}",
            "--locale-provider=builtin", "--locale=C.UTF-8", "--encoding=UTF8");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(PasswordIn(home), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.Move(half, cluster);
    }

    private static async Task<bool> AnswersAsync(PostgresServer server, string connection, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(30));
        while (!server.Ended.IsCompleted && await pace.WaitForNextTickAsync(stop))
        {
            try
            {
                await using var probe = new NpgsqlConnection(connection);
                await probe.OpenAsync(stop);
                return !server.Ended.IsCompleted;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                // Not yet, or still recovering.
            }
        }

        return false;
    }
}
