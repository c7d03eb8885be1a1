using Bunit;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Console;
using Thread = Helpdesk.Web.Features.Conversation.Thread;

namespace Helpdesk.Tests.Web.Conversation;

/// <summary>When what a customer said counts as read, and when they are shown that it was.</summary>
public sealed class ThreadReadTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task What_nobody_has_is_read_when_it_is_seen()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var thread = await OpenAsync();
        Assert.Contains("1 mensagem nova", thread.Find(".unread-line").TextContent, StringComparison.Ordinal);

        await thread.InvokeAsync(() => thread.Instance.SeenAsync(true));

        Assert.Equal(0, await UnreadAsync());
    }

    [Fact]
    public async Task What_somebody_else_has_stays_unread_for_them()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await Cast.Get<Assignments>().TakeAsync((await Cast.OnlyTicketAsync()).Id, Cast.Bia.Id);
        var thread = await OpenAsync();

        await thread.InvokeAsync(() => thread.Instance.SeenAsync(true));

        Assert.Equal(1, await UnreadAsync());
    }

    [Fact]
    public async Task Taking_what_is_on_the_screen_shows_the_customer_that_it_was_read()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var thread = await OpenAsync();
        await thread.InvokeAsync(() => thread.Instance.SeenAsync(true));
        Assert.Null(Cast.Get<Signs>().Next());

        await Cast.Database.ChangeAsync(async db => await db.Users.AddAsync(new("Ana", "ana2@helpdesk.example", Helpdesk.Core.Users.Role.Technician) { Id = AnaId }));
        await Cast.Get<Assignments>().TakeAsync((await Cast.OnlyTicketAsync()).Id, AnaId);
        var row = (await Cast.Get<TicketRows>().ReadAsync([(await Cast.OnlyTicketAsync()).Id]))[0];
        thread.Render(p => p.Add(t => t.Ticket, row));

        await Eventually.IsTrueAsync(() => Cast.Get<Signs>().Next() is not null);
    }

    [Fact]
    public async Task What_comes_in_late_above_our_own_words_is_read_by_who_looks()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        Cast.Clock.Advance(TimeSpan.FromMinutes(1));
        await Cast.AnswersAsync(await Cast.OnlyTicketAsync(), "Já olho");
        var thread = await OpenAsync();
        await thread.InvokeAsync(() => thread.Instance.SeenAsync(true));

        await Cast.DeliverAsync(MetaBody.Text(Cast.Maria, "wamid.late", "A gaveta também não", Cast.Clock.GetUtcNow().AddSeconds(-30)));
        Assert.Equal(1, await UnreadAsync());
        var late = await Cast.MessageAsync("wamid.late");
        Hub.Publish(new MessageChanged(late.ConversationId, late.Id));

        await Eventually.PassesAsync(async () => Assert.Equal(0, await UnreadAsync()));
    }

    [Fact]
    public async Task What_came_while_no_news_did_is_read_once_it_is_on_the_screen()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var thread = await OpenAsync();
        await thread.InvokeAsync(() => thread.Instance.SeenAsync(true));
        await Cast.WritesAsync(Cast.Maria, "Alguém?", after: TimeSpan.FromMinutes(1));

        Hub.Publish(new NewsMissed());

        await Eventually.PassesAsync(async () => Assert.Equal(0, await UnreadAsync()));
    }

    private async Task<IRenderedComponent<Thread>> OpenAsync()
    {
        Helpdesk.Tests.Web.Shell.Texts.ReadIn("pt-BR");
        var row = (await Cast.Get<TicketRows>().ReadAsync([(await Cast.OnlyTicketAsync()).Id]))[0];
        var thread = Render<Thread>(p => p.Add(t => t.ConversationId, row.ConversationId!.Value).Add(t => t.Ticket, row));
        await ShowsAsync(thread, () => thread.FindAll("[data-testid=message]").Count > 0);
        return thread;
    }

    private async Task<int> UnreadAsync() => (await Cast.Get<TicketRows>().ReadAsync([(await Cast.OnlyTicketAsync()).Id]))[0].Unread;
}
