using Bunit;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Live;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Console;
using Thread = Helpdesk.Web.Features.Conversation.Thread;

namespace Helpdesk.Tests.Web.Conversation;

/// <summary>A thread that opens at a message of long ago.</summary>
public sealed class ThreadAtTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task It_shows_what_was_said_around_it_and_reads_on_in_both_directions()
    {
        var messages = await SayManyAsync();
        var thread = await OpenAsync(messages[40].Id);
        Assert.Equal(Texts(messages, 25..56), Shown(thread));

        await thread.InvokeAsync(thread.FindComponents<Helpdesk.Web.Features.Console.Edge>()[0].Instance.ReachAsync);
        await thread.InvokeAsync(thread.FindComponents<Helpdesk.Web.Features.Console.Edge>()[^1].Instance.ReachAsync);
        Assert.Equal(Texts(messages, 0..86), Shown(thread));

        await thread.InvokeAsync(thread.FindComponents<Helpdesk.Web.Features.Console.Edge>()[^1].Instance.ReachAsync);
        Assert.Equal(Texts(messages, 0..100), Shown(thread));
        Assert.Empty(thread.FindComponents<Helpdesk.Web.Features.Console.Edge>());
    }

    [Fact]
    public async Task What_comes_in_meanwhile_is_neither_shown_out_of_its_place_nor_taken_as_read()
    {
        var messages = await SayManyAsync();
        var thread = await OpenAsync(messages[40].Id);
        await thread.InvokeAsync(() => thread.Instance.SeenAsync(true));

        await Cast.WritesAsync(Cast.Maria, "Agora", after: TimeSpan.FromMinutes(1));
        await TellOfLastMessageAsync();
        await thread.InvokeAsync(() => { });
        Assert.Equal(Texts(messages, 25..56), Shown(thread));
        Assert.Equal(101, await UnreadAsync());

        await thread.InvokeAsync(thread.Instance.NewestAsync);
        Assert.Equal("Agora", Shown(thread)[^1]);
        Assert.Equal(0, await UnreadAsync());
    }

    [Fact]
    public async Task A_message_of_another_conversation_opens_it_at_its_end()
    {
        var messages = await SayManyAsync();
        await Cast.WritesAsync(Cast.Stranger, "Oi");
        var strange = (await Cast.MessagesAsync()).Single(m => m.Text == "Oi");

        Assert.Equal(messages[^1].Text, Shown(await OpenAsync(strange.Id))[^1]);
    }

    [Fact]
    public async Task Who_follows_an_old_quote_stays_with_it_when_everything_is_read_again()
    {
        var messages = await SayManyAsync(160);
        var thread = await OpenAsync(null);

        Assert.True(await thread.InvokeAsync(() => thread.Instance.ReachAsync(messages[5].Id)));
        Assert.Equal(Texts(messages, 0..21), Shown(thread));
        await ReadAgainAsync(thread);
        Assert.Equal(Texts(messages, 0..21), Shown(thread));

        await thread.InvokeAsync(thread.Instance.NewestAsync);
        await ReadAgainAsync(thread);
        Assert.Equal(messages[^1].Text, Shown(thread)[^1]);
    }

    private async Task ReadAgainAsync(IRenderedComponent<Thread> thread)
    {
        var before = thread.RenderCount;
        Hub.Publish(new NewsMissed());
        await ShowsAsync(thread, () => thread.RenderCount > before);
    }

    private async Task<List<Message>> SayManyAsync(int many = 100)
    {
        await Cast.DeliverAsync([.. Enumerable.Range(0, many).Select(i => MetaBody.Text(Cast.Maria, Cast.NewId(), $"Linha {i}", Cast.Clock.GetUtcNow().AddMinutes(i - 200)))]);
        return await Cast.MessagesAsync();
    }

    private async Task<IRenderedComponent<Thread>> OpenAsync(Guid? at)
    {
        var row = (await Cast.Get<Helpdesk.Core.Desk.TicketRows>().FindAsync((await Cast.TicketsAsync())[0].Number))!;
        var thread = Render<Thread>(p => p.Add(t => t.ConversationId, row.ConversationId!.Value).Add(t => t.Ticket, row).Add(t => t.At, at));
        await ShowsAsync(thread, () => thread.FindAll("[data-testid=message]").Count > 0);
        return thread;
    }

    private Task<int> UnreadAsync() => Cast.Database.ReadAsync(db => Task.FromResult(db.Conversations.Max(c => c.Unread)));

    private static IEnumerable<string> Texts(List<Message> messages, Range range) => messages[range].Select(m => m.Text!);

    private static List<string> Shown(IRenderedComponent<Thread> thread) =>
        [.. thread.FindComponents<Helpdesk.Web.Features.Conversation.BubbleView>().Select(b => b.Instance.Item.Bubble.Text!)];
}
