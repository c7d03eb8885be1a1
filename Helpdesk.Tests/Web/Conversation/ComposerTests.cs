using Bunit;
using Helpdesk.Core.Conversations;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Console;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Conversation;

namespace Helpdesk.Tests.Web.Conversation;

public sealed class ComposerTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_same_draft_sent_twice_is_one_message()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var composer = await OpenAsync();
        var draft = new Composer.Draft(Guid.CreateVersion7(), "Já olho", Note: false, ReplyTo: null);

        Assert.Null(await composer.InvokeAsync(() => composer.Instance.SendAsync(draft)));
        Assert.Null(await composer.InvokeAsync(() => composer.Instance.SendAsync(draft)));

        Assert.Single(await Cast.MessagesAsync(), m => m.Direction == Direction.Out);
    }

    [Fact]
    public async Task A_closed_window_is_known_before_sending_and_refused_in_words()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        Cast.Clock.Advance(TimeSpan.FromHours(25));
        var composer = await OpenAsync();

        Assert.True(composer.Find("form.composer").HasAttribute("data-closed"));
        Assert.Contains("24 h", composer.Find("[data-testid=window-closed]").TextContent, StringComparison.Ordinal);
        var words = await composer.InvokeAsync(() => composer.Instance.SendAsync(new(Guid.CreateVersion7(), "Oi", Note: false, ReplyTo: null)));
        Assert.Contains("24 horas", words, StringComparison.Ordinal);
        Assert.Null(await composer.InvokeAsync(() => composer.Instance.SendAsync(new(Guid.CreateVersion7(), "Não respondeu", Note: true, ReplyTo: null))));
    }

    [Fact]
    public async Task A_new_message_of_the_customer_opens_the_window_again()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        Cast.Clock.Advance(TimeSpan.FromHours(25));
        var composer = await OpenAsync();

        await Cast.WritesAsync(Cast.Maria, "Ainda não abre");
        var bubble = (await Cast.Get<ThreadQueries>().BubblesAsync([(await Cast.MessagesAsync())[^1].Id]))[0];
        await composer.InvokeAsync(() => composer.Instance.Hear(bubble));

        Assert.False(composer.Find("form.composer").HasAttribute("data-closed"));
    }

    private async Task<IRenderedComponent<Composer>> OpenAsync()
    {
        Texts.ReadIn("pt-BR");
        Clock.Advance(Cast.Clock.GetUtcNow() - Clock.GetUtcNow());
        var row = (await Cast.Get<Helpdesk.Core.Desk.TicketRows>().ReadAsync([(await Cast.OnlyTicketAsync()).Id]))[0];
        var window = await Cast.Get<ReplyWindows>().OfAsync(row.ConversationId!.Value);
        return Render<Composer>(p => p.Add(c => c.Ticket, row).Add(c => c.Window, window));
    }
}
