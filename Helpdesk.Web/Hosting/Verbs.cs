using Helpdesk.Core.Data;
using Helpdesk.Web.Hosting.Backups;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Helpdesk.Web.Hosting;

/// <summary>What the executable does besides serving: `Helpdesk.Web migrate`, `backup FILE`, `restore FILE`, `demo`, on the same settings.</summary>
public static class Verbs
{
    private const string Usage = "Commands: migrate, backup FILE, restore FILE, demo --tickets N --years Y. Without a command Helpdesk starts.";

    public static bool Asked(string[] args) => args is [var first, ..] && !first.StartsWith('-') && !first.Contains('=', StringComparison.Ordinal);

    /// <summary>Ends with the exit code: 0, or 1 after one line on standard error.</summary>
    public static async Task<int> RunAsync(string[] args, IConfiguration configuration, IHostEnvironment environment)
    {
        try
        {
            await (args switch
            {
                ["migrate", ..] => OnDatabaseAsync(configuration, environment, (connection, _) => MigrateAsync(connection)),
                ["backup", var file, ..] => OnDatabaseAsync(configuration, environment, (connection, data) => Backup.WriteAsync(file, connection, data)),
                ["restore", var file, ..] => OnDatabaseAsync(configuration, environment, (connection, data) => Restore.ReadAsync(file, connection, data)),
                ["demo", ..] => DemoAsync(args[1..], configuration, environment),
                ["backup" or "restore"] => throw new NotSupportedException($"{args[0]} needs the name of a file. {Usage}"),
                _ => throw new NotSupportedException($"There is no command \"{args[0]}\". {Usage}"),
            });
            return 0;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return 1;
        }
    }

    public static async Task MigrateAsync(string connectionString)
    {
        await using var db = new HelpdeskDb(new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql(connectionString).Options);
        await Schema.EnsureDatabaseAsync(db);
        await Schema.UpdateAsync(db);
    }

    private static Task DemoAsync(string[] words, IConfiguration configuration, IHostEnvironment environment)
    {
        var wish = HistoryVerb.Read(words);
        return OnDatabaseAsync(configuration, environment, (connection, _) => HistoryVerb.RunAsync(connection, wish, configuration));
    }

    /// <summary>Works on the configured database, or on that of an app that runs, or starts the embedded one for as long as it takes.</summary>
    private static async Task OnDatabaseAsync(IConfiguration configuration, IHostEnvironment environment, Func<string, string, Task> work)
    {
        var data = DataDirectory.Of(configuration, environment);
        if (configuration.GetConnectionString("Helpdesk") is { Length: > 0 } configured)
        {
            await work(Unpooled(configured), data);
            return;
        }

        var (running, own) = await EmbeddedAsync(data);
        await using (own) await work(Unpooled(running), data);
    }

    // A command must not find its own idle connections in the way when it replaces the database.
    private static string Unpooled(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;

    private static async Task<(string Connection, EmbeddedPostgres? Own)> EmbeddedAsync(string data)
    {
        using var logs = LoggerFactory.Create(_ => { });
        try
        {
            var own = await EmbeddedPostgres.StartAsync(data, logs.CreateLogger<EmbeddedPostgres>());
            return (own.ConnectionString(EmbeddedPostgres.Database), own);
        }
        catch (CannotStartException) when (EmbeddedPostgres.OfRunningApp(data, EmbeddedPostgres.Database) is not null)
        {
            return (EmbeddedPostgres.OfRunningApp(data, EmbeddedPostgres.Database)!, null);
        }
    }
}
