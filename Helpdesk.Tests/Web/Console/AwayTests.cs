using Bunit;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Console;
using Helpdesk.Web.Features.Conversation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Thread = Helpdesk.Web.Features.Conversation.Thread;

namespace Helpdesk.Tests.Web.Console;

/// <summary>The line that carries the news breaks, much or little happens meanwhile, and it is back: the screen is what the database says.</summary>
public sealed class AwayTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly TestDatabase _database = database;

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(10_000)]
    public async Task Whatever_changed_while_it_was_away_is_on_the_screen(int changes)
    {
        Texts.ReadIn("pt-BR");
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var ticket = (await Cast.Get<TicketRows>().FindAsync((await Cast.OnlyTicketAsync()).Number))!;
        using var listener = new LiveListener(_database.Source, Hub, Clock, NullLogger<LiveListener>.Instance);
        await listener.StartAsync(CancellationToken.None);
        await Eventually.IsTrueAsync(() => listener.Connected);
        var filter = new ListFilter(TicketView.Open);
        var (list, tabs) = (Render<TicketList>(p => p.Add(l => l.Filter, filter)), Render<ViewTabs>(p => p.Add(t => t.Filter, filter)));
        var thread = Render<Thread>(p => p.Add(t => t.ConversationId, ticket.ConversationId!.Value).Add(t => t.Ticket, ticket));
        await ShowsAsync(thread, () => thread.FindComponents<BubbleView>().Count == 1);

        await CutAsync(listener);
        await ChangeAsync(changes);
        Clock.Advance(Pause);

        var rows = await Cast.Get<TicketRows>().ListAsync(filter, AnaId, null, 30);
        await ShowsAsync(list, () => list.FindComponents<TicketLine>().Select(line => line.Instance.Item.Row).SequenceEqual(rows));
        var said = await Cast.Get<ThreadQueries>().PageAsync(ticket.ConversationId!.Value, null, 30);
        await ShowsAsync(thread, () => thread.FindComponents<BubbleView>().Select(line => line.Instance.Item.Bubble).SequenceEqual(said.Items.OfType<Bubble>()));
        await ShowsAsync(tabs, () => tabs.FindAll(".view span")[(int)TicketView.Open].TextContent == $"{1 + (changes / 2)}");
        await listener.StopAsync(CancellationToken.None);
    }

    /// <summary>And stays so until the clock goes on.</summary>
    private async Task CutAsync(LiveListener listener)
    {
        var waits = Clock.SomebodyWaits(Pause);
        await using var cut = _database.Source.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()");
        await cut.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await waits;
        Assert.False(listener.Connected);
    }

    /// <summary>Half of it in the conversation that is open, half of it new work of others.</summary>
    private async Task ChangeAsync(int changes)
    {
        await Cast.Database.ChangeAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO messages (id, conversation_id, channel_id, ticket_id, direction, kind, text, author_kind, author_name, sent_at, delivery, attempts, forwarded)
                SELECT gen_random_uuid(), conversation_id, channel_id, ticket_id, direction, kind, 'Linha ' || i, author_kind, author_name, sent_at + i * interval '1 second', delivery, 0, false
                FROM messages, generate_series(1, {changes - (changes / 2)}) i;
            UPDATE conversations SET unread = unread + {changes - (changes / 2)}, (last_message_id, last_message_at) = (SELECT id, sent_at FROM messages ORDER BY sent_at DESC LIMIT 1);
            """));
        await Cast.Database.WritesAsync(changes / 2);
    }
}
