using Helpdesk.Core.Data;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

[assembly: AssemblyFixture(typeof(TestPostgres))]

namespace Helpdesk.Tests.Support;

/// <summary>One PostgreSQL for the whole run, started by the first test that needs it, with a migrated database to clone from.</summary>
public sealed class TestPostgres : IAsyncDisposable
{
    private const string Template = "template_helpdesk";

    private readonly TempDirectory _directory = new();
    private readonly Lazy<Task<EmbeddedPostgres>> _server;
    private int _databases;

    public TestPostgres() => _server = new(StartAsync);

    /// <summary>A fresh database with all tables and no rows; the answer is its connection string.</summary>
    public async Task<string> CloneAsync()
    {
        var server = await _server.Value;
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await DoAsync(server, $"CREATE DATABASE {name} TEMPLATE {Template}");
        return new NpgsqlConnectionStringBuilder(Patient(server.ConnectionString(name)).ConnectionString) { Pooling = true, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>An empty database without tables, for those who test migrations and restores.</summary>
    public async Task<string> EmptyAsync()
    {
        var server = await _server.Value;
        var name = $"empty_{Interlocked.Increment(ref _databases)}";
        await DoAsync(server, $"CREATE DATABASE {name}");
        return Patient(server.ConnectionString(name)).ConnectionString;
    }

    public async Task DropAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await DoAsync(await _server.Value, $"DROP DATABASE {name} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated) await (await _server.Value).DisposeAsync();
        _directory.Dispose();
    }

    private async Task<EmbeddedPostgres> StartAsync()
    {
        // The databases do not outlive the run, so nobody waits for the disk.
        Directory.CreateDirectory(_directory.In("postgres"));
        await File.WriteAllTextAsync(_directory.In("postgres/custom.conf"), "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n");

        var server = await EmbeddedPostgres.StartAsync(_directory.Path, NullLogger.Instance);
        var template = Patient(server.ConnectionString(Template)).ConnectionString;
        await using var db = new HelpdeskDb(new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql(template).Options);
        await db.Database.MigrateAsync();
        return server;
    }

    // Unpooled, since nobody may be connected to what is cloned or dropped; patient, since test machines are busy.
    private static NpgsqlConnectionStringBuilder Patient(string connectionString) => new(connectionString) { Pooling = false, Timeout = 60, CommandTimeout = 120 };

    private static async Task DoAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(Patient(server.ConnectionString("postgres")).ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
