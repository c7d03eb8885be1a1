using System.Data.Common;
using System.Text.Json.Nodes;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>A contact of many years opens as fast as a new one: what is read does not grow with what there is.</summary>
public sealed class HistoryTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Page = 50;

    private readonly Asked _asked = new();

    [Fact]
    public async Task A_page_of_a_long_history_reads_no_more_rows_than_a_page_of_a_short_one()
    {
        await using var cast = await Cast.OnAsync(database);
        var few = await ThreadAsync(cast, Cast.Stranger, messages: 60, tickets: 3);
        var many = await ThreadAsync(cast, Cast.Maria, messages: 100_000, tickets: 2_000);
        var threads = new ThreadQueries(new Database(new Contexts(database.ConnectionString, _asked)));

        var shortFirst = await RowsReadAsync(() => threads.PageAsync(few, null, Page));
        var longFirst = await RowsReadAsync(() => threads.PageAsync(many, null, Page));
        var middle = (await threads.PageAsync(many, await MiddleAsync(threads, many), Page)).Items;
        var longMiddle = await RowsReadAsync(() => threads.PageAsync(many, middle[0], Page));

        Assert.InRange(shortFirst, Page, 1_000);
        Assert.InRange(longFirst, Page, shortFirst + 1_000);
        Assert.InRange(longMiddle, Page, shortFirst + 1_000);
        Assert.Equal((Page / 5, Page / 5), (middle.OfType<Bubble>().Count(b => b.File is not null), middle.OfType<Bubble>().Count(b => b.Quote?.MessageId is not null)));
        Assert.True((await threads.PageAsync(many, middle[0], Page)).HasOlder);
    }

    private static async Task<ThreadItem> MiddleAsync(ThreadQueries threads, Guid conversation)
    {
        var newest = (await threads.PageAsync(conversation, null, 1)).Items.OfType<Bubble>().Single();
        return newest with { At = newest.At.AddMinutes(-50_000) };
    }

    /// <summary>Plays what was asked again, and counts the rows that each scan of a table or an index brought.</summary>
    private async Task<double> RowsReadAsync(Func<Task> ask)
    {
        _asked.Commands.Clear();
        await ask();

        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var rows = 0.0;
        foreach (var (sql, parameters) in _asked.Commands)
        {
            await using var explain = new NpgsqlCommand($"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {sql}", connection);
            foreach (var parameter in parameters) explain.Parameters.Add(parameter.Clone());
            rows += Scanned(JsonNode.Parse((string)(await explain.ExecuteScalarAsync())!)![0]!["Plan"]!);
        }

        Assert.True(_asked.Commands.Count > 1);
        return rows;
    }

    private static double Scanned(JsonNode plan)
    {
        var children = plan["Plans"]?.AsArray().Sum(child => Scanned(child!)) ?? 0;
        if (!((string)plan["Node Type"]!).Contains("Scan", StringComparison.Ordinal)) return children;

        var removed = (double?)plan["Rows Removed by Filter"] ?? 0;
        return children + (((double)plan["Actual Rows"]! + removed) * (double)plan["Actual Loops"]!);
    }

    private static async Task<Guid> ThreadAsync(Cast cast, string phone, int messages, int tickets)
    {
        await cast.WritesAsync(phone, "Oi");
        var first = (await cast.TicketsAsync())[^1];
        await cast.Database.ChangeAsync(async db =>
        {
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO tickets (id, conversation_id, contact_id, status, priority, subject, origin, escalation_level, opened_at, resolved_at, paused, tags)
                SELECT gen_random_uuid(), conversation_id, contact_id, 'done', priority, subject, origin, 1, opened_at - n * interval '10 minutes', opened_at - n * interval '9 minutes', paused, tags
                FROM tickets, generate_series(1, {tickets}) n WHERE id = {first.Id}
                """);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO ticket_events (id, ticket_id, kind, at, actor_kind, actor_name)
                SELECT gen_random_uuid(), t.id, k.kind, t.opened_at, 'user', 'Ana Prado'
                FROM tickets t, (VALUES ('opened'), ('taken'), ('solved')) k(kind) WHERE t.conversation_id = {first.ConversationId} AND t.id <> {first.Id}
                """);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO messages SELECT copy.*
                FROM messages m, generate_series(1, {messages}) n, jsonb_populate_record(m, jsonb_build_object(
                    'id', gen_random_uuid(), 'provider_id', m.provider_id || '.' || n, 'text', null, 'sent_at', m.sent_at - n * interval '1 minute',
                    'reply_to_provider_id', CASE WHEN n % 5 = 0 THEN m.provider_id END)) copy
                WHERE m.ticket_id = {first.Id}
                """);
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO attachments (id, message_id, content_type, state, attempts)
                SELECT gen_random_uuid(), id, 'image/png', 'ready', 0 FROM messages WHERE ticket_id = {first.Id} AND reply_to_provider_id IS NOT NULL
                """);
            await db.Database.ExecuteSqlAsync($"ANALYZE messages, attachments, tickets, ticket_events");
        });
        return first.ConversationId!.Value;
    }

    private sealed class Contexts(string connection, Asked asked) : IDbContextFactory<HelpdeskDb>
    {
        private readonly DbContextOptions<HelpdeskDb> _options = new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql(connection).AddInterceptors(asked).Options;

        public HelpdeskDb CreateDbContext() => new(_options);
    }

    /// <summary>Remembers what is asked of the database.</summary>
    private sealed class Asked : DbCommandInterceptor
    {
        public List<(string Sql, NpgsqlParameter[] Parameters)> Commands { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Commands.Add((command.CommandText, [.. command.Parameters.Cast<NpgsqlParameter>()]));
            return ValueTask.FromResult(result);
        }
    }
}
