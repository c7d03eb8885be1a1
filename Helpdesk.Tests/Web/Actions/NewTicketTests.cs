using Bunit;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Actions;
using Helpdesk.Web.Features.Conversation;
using Microsoft.AspNetCore.Components.Web;

namespace Helpdesk.Tests.Web.Actions;

/// <summary>Work that Ana writes down herself.</summary>
public sealed class NewTicketTests(TestDatabase database) : DeskTests(database)
{
    [Fact]
    public async Task A_customer_is_found_by_keys_and_the_ticket_gets_the_conversation_with_their_number()
    {
        var dialog = await OpenAsync();
        await dialog.Find("[data-testid=new-ticket-customer]").InputAsync(new() { Value = "pao quente" });
        await dialog.Find("[data-testid=new-ticket-customer]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Contains("Maria Souza", dialog.Find("[data-testid=new-ticket-contact]").TextContent, StringComparison.Ordinal);

        await ClickAsync(dialog, "new-ticket-submit");
        Assert.Single(dialog.FindAll(".error"));
        await TypeAsync(dialog, "new-ticket-subject", "Treinar a equipe");
        await ClickAsync(dialog, "new-ticket-submit");

        var ticket = await Cast.OnlyTicketAsync();
        Assert.Equal(("Treinar a equipe", TicketOrigin.Manual, Cast.Padaria, true), (ticket.Subject, ticket.Origin, ticket.CustomerId, ticket.ConversationId is not null));
    }

    [Fact]
    public async Task Where_a_ticket_is_open_with_this_number_it_is_offered_instead()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var open = await Cast.OnlyTicketAsync();
        var dialog = await OpenAsync();
        await TypeAsync(dialog, "new-ticket-phone", "11 90000-1234");
        await TypeAsync(dialog, "new-ticket-subject", "Ligou de novo");

        await ClickAsync(dialog, "new-ticket-submit");

        Assert.Equal($"/tickets/{open.Number}", dialog.Find("[data-testid=go-to-open]").GetAttribute("href"));
        Assert.Equal("Ligou de novo", dialog.Find("[data-testid=new-ticket-subject]").GetAttribute("value"));
        Assert.Single(await Cast.TicketsAsync());
    }

    [Fact]
    public async Task Work_without_a_conversation_gets_one_with_a_known_number_or_says_which_ticket_has_it()
    {
        await Cast.Get<ManualTickets>().OpenAsync(new ManualTicket("C-0001", null, "Treinar a equipe"), Actor.Of(Cast.Ana));
        await Cast.WritesAsync(Cast.Maria, "Oi");
        var manual = (await Cast.TicketsAsync())[0];
        var row = (await Cast.Get<Helpdesk.Core.Desk.TicketRows>().FindAsync(manual.Number))!;
        var start = Screen.Render<StartConversation>(s => s.Add(x => x.Ticket, row));

        start.WaitForElement("[data-testid=start-conversation]");
        await ClickAsync(start, "start-conversation");
        Assert.Equal($"/tickets/{(await Cast.TicketsAsync())[1].Number}", start.Find("[data-testid=go-to-open]").GetAttribute("href"));

        await Cast.Get<Assignments>().SolveAsync((await Cast.TicketsAsync())[1].Id, Cast.Found("Feito"), Cast.Ana.Id);
        await ClickAsync(start, "start-conversation");

        var (first, second) = ((await Cast.TicketsAsync())[0], (await Cast.TicketsAsync())[1]);
        Assert.Equal(second.ConversationId, first.ConversationId);
    }

    [Fact]
    public async Task What_was_typed_outlives_the_page_until_it_is_opened()
    {
        var dialog = await OpenAsync();
        var key = $"helpdesk-form:{Cast.Ana.Id}:new-ticket";
        Assert.Equal(key, dialog.FindComponent<Modal>().Instance.Keeps);

        await TypeAsync(dialog, "new-ticket-phone", "11 90000-1234");
        await TypeAsync(dialog, "new-ticket-subject", "Treinar a equipe");
        await ClickAsync(dialog, "new-ticket-submit");

        Assert.Equal([key], Screen.JSInterop.Invocations["forget"].Single().Arguments);
    }

    private async Task<IRenderedComponent<NewTicketDialog>> OpenAsync()
    {
        var dialog = Screen.Render<NewTicketDialog>();
        await dialog.InvokeAsync(() => dialog.Instance.OpenAsync());
        return dialog;
    }

    private static Task ClickAsync<T>(IRenderedComponent<T> on, string id) where T : Microsoft.AspNetCore.Components.IComponent =>
        on.Find($"[data-testid={id}]").ClickAsync(new MouseEventArgs());

    private static Task TypeAsync(IRenderedComponent<NewTicketDialog> dialog, string id, string text) => dialog.Find($"[data-testid={id}]").ChangeAsync(new() { Value = text });
}
