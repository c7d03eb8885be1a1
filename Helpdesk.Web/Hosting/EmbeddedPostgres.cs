using Helpdesk.Web.Hosting.Postgres;
using Npgsql;

namespace Helpdesk.Web.Hosting;

/// <summary>
/// A real PostgreSQL of the app's own, in its data directory: nothing to install, started and stopped with the app, recovering by itself.
/// See docs/decisions/0002-embedded-postgres.md.
/// </summary>
public sealed partial class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The name of Helpdesk's own database; the migrations make it.</summary>
    public const string Database = "helpdesk";

    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(2);

    private readonly DirectoryHold _hold;
    private readonly PostgresCluster _cluster;
    private readonly NpgsqlConnectionStringBuilder _connection;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _keeping;
    private PostgresServer _server;

    private EmbeddedPostgres(DirectoryHold hold, PostgresCluster cluster, NpgsqlConnectionStringBuilder connection, PostgresServer server, ILogger logger)
    {
        (_hold, _cluster, _connection, _server, _logger) = (hold, cluster, connection, server, logger);
        _keeping = KeepAsync();
    }

    /// <exception cref="CannotStartException">Why not, in one line.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(string dataDirectory, ILogger logger, CancellationToken stop = default)
    {
        var home = Home(dataDirectory);
        var hold = DirectoryHold.Take(home);
        try
        {
            var cluster = new PostgresCluster(home, await PostgresPrograms.FindAsync(home), logger);
            var address = PostgresAddress.For(home);
            await cluster.PrepareAsync(address);
            var connection = Connection(home, address);
            return new EmbeddedPostgres(hold, cluster, connection, await cluster.StartAsync(Probe(connection), stop), logger);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>The way to the database of an app that runs on this data directory right now; null when none does.</summary>
    public static string? OfRunningApp(string dataDirectory, string database)
    {
        var home = Home(dataDirectory);
        var postmaster = new Postmaster(PostgresCluster.ClusterIn(home));
        return postmaster.Runs() ? In(Connection(home, PostgresAddress.Of(postmaster.Lines())), database) : null;
    }

    public string ConnectionString(string database) => In(_connection, database);

    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();

        await _cluster.StopAsync();
        // A server that hangs all the same must not keep the app: its guardian goes on telling it to stop.
        await _keeping.WaitAsync(LastMoment).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _server.Dispose();
        _hold.Dispose();
        _stopping.Dispose();
    }

    /// <summary>Starts the server again when it dies under a living app. The address stays, so that everyone finds it again.</summary>
    private async Task KeepAsync()
    {
        while (true)
        {
            await _server.Ended.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            if (_stopping.IsCancellationRequested) return;

            LogDied(_server.LastWords);
            try
            {
                var next = await _cluster.StartAsync(Probe(_connection), _stopping.Token);
                _server.Dispose();
                _server = next;
            }
            catch (Exception e) when (e is CannotStartException or OperationCanceledException)
            {
                if (!_stopping.IsCancellationRequested) LogStaysDown(e);
                return;
            }
        }
    }

    private static string Home(string dataDirectory) => Path.Combine(Path.GetFullPath(dataDirectory), "postgres");

    private static NpgsqlConnectionStringBuilder Connection(string home, PostgresAddress address)
    {
        var connection = address.Connection;
        connection.Username = PostgresCluster.User;
        connection.Password = File.ReadAllText(PostgresCluster.PasswordIn(home));
        return connection;
    }

    private static string In(NpgsqlConnectionStringBuilder connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Database = database }.ConnectionString;

    private static string Probe(NpgsqlConnectionStringBuilder connection) =>
        new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Database = "postgres", Pooling = false }.ConnectionString;

    [LoggerMessage(Level = LogLevel.Error, Message = "The embedded PostgreSQL died and is started again. Its last words: {Words}")]
    private partial void LogDied(string words);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The embedded PostgreSQL stays down; start Helpdesk again")]
    private partial void LogStaysDown(Exception e);
}
