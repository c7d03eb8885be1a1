using Helpdesk.Core.Data;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Helpdesk.Tests.Core.Data;

/// <summary>A node of the next version brings a column while this one has statements prepared.</summary>
public sealed class StalePlanTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task What_was_prepared_on_the_older_schema_is_played_again()
    {
        // One connection, so that it is the one that has prepared.
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { MaxAutoPrepare = 10, AutoPrepareMinUsages = 2, MaxPoolSize = 1 };
        await using var source = NpgsqlDataSource.Create(settings);
        var door = new Database(new OneSource(source));
        for (var use = 0; use < 3; use++) await LockAsync(door);
        await using (var newer = database.Source.CreateCommand("ALTER TABLE messages ADD COLUMN brought_later text"))
        {
            await newer.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Null(await LockAsync(door));
    }

    private static Task<Helpdesk.Core.Conversations.Message?> LockAsync(Database door) => door.ChangeAsync(db =>
        db.Messages.FromSql($"SELECT *, xmin FROM messages WHERE id = {Guid.Empty} FOR UPDATE").SingleOrDefaultAsync(TestContext.Current.CancellationToken));

    private sealed class OneSource(NpgsqlDataSource source) : IDbContextFactory<HelpdeskDb>
    {
        public HelpdeskDb CreateDbContext() => new(new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql(source).Options);
    }
}
