using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Helpdesk.Tests.Support;

/// <summary>A real database of a test class's own: <c>class XTests(TestDatabase database) : IClassFixture&lt;TestDatabase&gt;</c>.</summary>
public sealed class TestDatabase(TestPostgres postgres) : IAsyncLifetime, IDbContextFactory<HelpdeskDb>
{
    private const int Tries = 5;

    private DbContextOptions<HelpdeskDb> _options = new();
    private NpgsqlDataSource? _source;

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Source => _source ?? throw new InvalidOperationException("The database is not there yet.");

    /// <summary>The door that job classes and queries take.</summary>
    public Database Door => new(this);

    public HelpdeskDb CreateDbContext() => new(_options);

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await postgres.CloneAsync();
        _source = NpgsqlDataSource.Create(ConnectionString);
        _options = new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql(_source).Options;
    }

    /// <summary>As if it had just been made, for tests of one class that each tell a story of their own.</summary>
    public async Task EmptyAsync()
    {
        await using var db = CreateDbContext();
        var tables = db.Model.GetEntityTypes().Select(e => e.GetTableName()).Distinct();
        await using var empty = Source.CreateCommand($"TRUNCATE {string.Join(", ", tables)} CASCADE");
        for (var tries = 1; ; tries++)
        {
            try
            {
                await empty.ExecuteNonQueryAsync();
                return;
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected && tries < Tries)
            {
                // A screen of the test before still read: it is through now, or was the one that lost.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is null) return;
        await _source.DisposeAsync();
        await postgres.DropAsync(ConnectionString);
    }
}
