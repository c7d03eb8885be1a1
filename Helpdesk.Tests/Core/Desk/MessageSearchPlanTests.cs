using Helpdesk.Core.Desk;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Desk;

/// <summary>How the search behaves where many messages lie.</summary>
public sealed class MessageSearchPlanTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const int Many = 30_000;

    private Cast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await _cast.Database.ChangeAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO messages (id, conversation_id, channel_id, ticket_id, direction, kind, text, author_kind, author_name, sent_at, delivery, attempts, forwarded)
            SELECT gen_random_uuid(), m.conversation_id, m.channel_id, m.ticket_id, m.direction, m.kind, 'O caixa parou ' || i || CASE WHEN i % 10000 = 0 THEN ' sanfona' ELSE '' END,
                m.author_kind, m.author_name, m.sent_at - i * interval '20 minutes', m.delivery, 0, false
            FROM messages m, generate_series(1, {Many}) i
            """));
        await _cast.Database.ChangeAsync(db => db.Database.ExecuteSqlAsync($"ANALYZE messages"));
    }

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task A_word_that_is_in_everything_reads_the_latest_weeks_only()
    {
        var before = await _cast.Database.RowsReadAsync("messages");

        var found = await SearchAsync("caixa");

        Assert.Equal(["O caixa parou 1", "O caixa parou 2", "O caixa parou 3"], found.Select(m => m.Text));
        Assert.InRange(await _cast.Database.RowsReadAsync("messages") - before, 3, 2_000);
    }

    [Fact]
    public async Task A_word_that_is_rare_is_found_in_all_years_and_reads_nothing_else()
    {
        var before = await _cast.Database.RowsReadAsync("messages");

        var found = await SearchAsync("sanfona");

        Assert.Equal(["O caixa parou 10000 sanfona", "O caixa parou 20000 sanfona", "O caixa parou 30000 sanfona"], found.Select(m => m.Text));
        Assert.InRange(await _cast.Database.RowsReadAsync("messages") - before, 3, 20);
    }

    private Task<List<FoundMessage>> SearchAsync(string typed) => _cast.Get<MessageSearch>().FindAsync(WordQuestion.Of(typed), 3);
}
