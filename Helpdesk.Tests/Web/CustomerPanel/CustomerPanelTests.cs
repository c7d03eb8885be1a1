using Bunit;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Actions;
using Microsoft.AspNetCore.Components.Web;
using Panel = Helpdesk.Web.Features.CustomerPanel.CustomerPanel;

namespace Helpdesk.Tests.Web.CustomerPanel;

public sealed class CustomerPanelTests(TestDatabase database) : DeskTests(database)
{
    [Fact]
    public async Task It_says_who_the_customer_is_and_what_is_not_licensed()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");

        var panel = await RenderPanelAsync("C-0001");

        Assert.Equal("Padaria Pão Quente Ltda", panel.Find("[data-testid=customer-legal-name]").TextContent);
        Assert.Equal("Simples Nacional", panel.Find("[data-testid=customer-tax-regime]").TextContent);
        Assert.Contains("–", panel.Find("[data-testid=licence-row][data-module=pdv]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Maria Souza", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_number_is_linked_in_one_step()
    {
        await Cast.WritesAsync(Cast.Stranger, "Oi");
        var panel = await RenderPanelAsync(null);
        Assert.Contains("Não identificado", panel.Find("h2").TextContent, StringComparison.Ordinal);

        await panel.Find("[data-testid=link-customer] input").InputAsync(new() { Value = "12.345.678/0001-95" });
        await panel.WaitForElement("li button").ClickAsync(new MouseEventArgs());

        Assert.Equal(Cast.Padaria, (await Cast.OnlyTicketAsync()).CustomerId);
        Assert.Equal("Número vinculado a Pão Quente", Assert.Single(Screen.Toasts.Shown).Words);
    }

    [Fact]
    public async Task A_change_of_the_customer_shows_at_once()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var panel = await RenderPanelAsync("C-0001");

        await Cast.Database.ChangeAsync(async db => (await db.Customers.FindAsync(Cast.Padaria))!.Deactivate(Cast.Clock.GetUtcNow()));
        Screen.Hub.Publish(new CustomerChanged(Cast.Padaria));

        await panel.WaitForAssertionAsync(() => Assert.Contains("Inativo", panel.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_click_on_AnyDesk_is_written_down_and_shows_until_somebody_ends_it()
    {
        await Cast.Get<Registry>().PutAsync(new CustomerEntry("C-0001") { LegalName = "Padaria Pão Quente Ltda", Contacts = [new("Maria Souza", null, [Cast.Maria])], Machines = [new("CAIXA-01", "990000101", MachineRole.Pos, [])] }, Actor.Clock);
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var panel = await RenderPanelAsync("C-0001");
        Assert.Empty(panel.FindAll("[data-testid=remote-session]"));

        await panel.Find("[data-testid=anydesk-link]").ClickAsync(new MouseEventArgs());
        await panel.Find("[data-testid=anydesk-link]").ClickAsync(new MouseEventArgs());
        var session = Assert.Single(await Cast.Get<RemoteSessions>().OfAsync(Cast.Padaria, 10));
        Assert.Equal(("CAIXA-01", "Ana Prado", (await Cast.OnlyTicketAsync()).Number), (session.MachineName, session.UserName, session.TicketNumber));

        Screen.Hub.Publish(new CustomerChanged(Cast.Padaria));
        await panel.WaitForAssertionAsync(() => Assert.Contains("Ana está em CAIXA-01", panel.Find("[data-testid=remote-session]").TextContent, StringComparison.Ordinal));
        await panel.Find("[data-testid=end-session]").ClickAsync(new MouseEventArgs());
        Screen.Hub.Publish(new CustomerChanged(Cast.Padaria));
        await panel.WaitForAssertionAsync(() => Assert.Empty(panel.FindAll("[data-testid=remote-session]")));
    }

    [Fact]
    public async Task Another_ticket_never_shows_the_customer_before()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var panel = await RenderPanelAsync("C-0001");
        await Cast.WritesAsync(Cast.Stranger, "Oi");
        var other = await Screen.RowAsync();

        panel.Render(p => p.Add(x => x.Ticket, other));

        Assert.Null(panel.Find("[data-testid=customer-panel]").GetAttribute("data-customer-id"));
        Assert.DoesNotContain("Padaria", panel.Markup, StringComparison.Ordinal);
    }

    private async Task<IRenderedComponent<Panel>> RenderPanelAsync(string? externalId)
    {
        var row = await Screen.RowAsync();
        var panel = Screen.Render<Panel>(p => p.Add(x => x.Ticket, row));
        await panel.WaitForAssertionAsync(() => Assert.Equal(externalId, panel.Find("[data-testid=customer-panel]").GetAttribute("data-customer-id")));
        return panel;
    }
}
