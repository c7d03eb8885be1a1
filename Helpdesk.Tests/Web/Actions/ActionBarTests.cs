using Bunit;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Conversation;
using Microsoft.AspNetCore.Components.Web;

namespace Helpdesk.Tests.Web.Actions;

public sealed class ActionBarTests(TestDatabase database) : DeskTests(database)
{
    private protected override async Task ArrangeAsync()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
    }

    [Fact]
    public async Task Nobodys_ticket_asks_to_be_taken_and_says_since_when()
    {
        Screen.Clock.Advance(TimeSpan.FromMinutes(12));

        var bar = await RenderBarAsync();

        Assert.Contains("primary", bar.Find("[data-testid=action-take]").ClassName, StringComparison.Ordinal);
        Assert.Contains("Sem responsável há 12 min", bar.Find(".hot").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taking_it_makes_it_mine_and_what_remains_is_to_solve_or_hand_over()
    {
        var bar = await RenderBarAsync();

        await bar.Find("[data-testid=action-take]").ClickAsync(new MouseEventArgs());

        Assert.Equal(Cast.Ana.Id, (await Cast.OnlyTicketAsync()).AssigneeId);
        var mine = await RenderBarAsync();
        Assert.Empty(mine.FindAll("[data-testid=action-take]"));
        Assert.Single(mine.FindAll("[data-testid=action-solution]"));
    }

    [Fact]
    public async Task Who_comes_second_hears_who_was_first()
    {
        var bar = await RenderBarAsync();
        await Cast.Get<Assignments>().TakeAsync((await Cast.OnlyTicketAsync()).Id, Cast.Bia.Id);

        await bar.Find("[data-testid=action-take]").ClickAsync(new MouseEventArgs());

        Assert.StartsWith("Bia Fontes já assumiu", Assert.Single(Screen.Toasts.Shown).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_ticket_says_whose_and_is_not_taken_away()
    {
        await Cast.Get<Assignments>().TakeAsync((await Cast.OnlyTicketAsync()).Id, Cast.Bia.Id);

        var bar = await RenderBarAsync();

        Assert.Contains("Com Bia Fontes", bar.Find(".state").TextContent, StringComparison.Ordinal);
        Assert.Empty(bar.FindAll("[data-testid=action-take]"));
    }

    [Fact]
    public async Task An_empty_solution_is_refused_beside_the_field_and_a_good_one_finishes()
    {
        var bar = await RenderBarAsync();
        await bar.Find("[data-testid=action-solution]").ClickAsync(new MouseEventArgs());

        await bar.Find("[data-testid=solution-submit]").ClickAsync(new MouseEventArgs());

        Assert.Equal("Conte em uma frase como foi resolvido.", bar.Find(".error").TextContent.Trim());
        Assert.True((await Cast.OnlyTicketAsync()).IsOpen);

        await bar.Find("[data-testid=solution-text]").ChangeAsync(new() { Value = "Serviço reiniciado." });
        await bar.Find("[data-testid=solution-submit]").ClickAsync(new MouseEventArgs());

        Assert.Equal("Serviço reiniciado.", (await Cast.OnlyTicketAsync()).Solution);
    }

    [Fact]
    public async Task What_was_finished_by_mistake_is_reopened_from_the_menu()
    {
        await Cast.Get<Assignments>().SolveAsync((await Cast.OnlyTicketAsync()).Id, Cast.Found("Feito"), Cast.Ana.Id);
        var row = await Screen.RowAsync();
        var menu = Screen.Render<TicketMenu>(menu => menu.Add(m => m.Ticket, row));

        await menu.Find("[data-testid=ticket-reopen]").ClickAsync(new MouseEventArgs());
        await menu.Find("[data-testid=reopen-reason]").ChangeAsync(new() { Value = "Concluí o errado" });
        await menu.Find("[data-testid=dialog-confirm]").ClickAsync(new MouseEventArgs());

        Assert.True((await Cast.OnlyTicketAsync()).IsOpen);
    }

    [Fact]
    public async Task A_finished_ticket_says_who_finished_it_and_offers_only_to_correct_it()
    {
        await Cast.Get<Assignments>().SolveAsync((await Cast.OnlyTicketAsync()).Id, Cast.Found("Feito"), Cast.Ana.Id);
        Screen.Clock.Advance(TimeSpan.FromMinutes(5));

        var bar = await RenderBarAsync();

        Assert.Contains("Concluído por Ana Prado há 5 min", bar.Find(".done").TextContent.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal("action-correct", Assert.Single(bar.FindAll("button")).GetAttribute("data-testid"));
    }

    [Fact]
    public async Task It_is_handed_to_whom_one_picks()
    {
        var bar = await RenderBarAsync();
        await bar.Find("[data-testid=action-assign]").ClickAsync(new MouseEventArgs());

        await bar.Find("[data-email='bia@helpdesk.example'] input").ChangeAsync(new() { Value = "on" });
        await bar.Find("[data-testid=dialog-confirm]").ClickAsync(new MouseEventArgs());

        Assert.Equal(Cast.Bia.Id, (await Cast.OnlyTicketAsync()).AssigneeId);
    }

    [Fact]
    public async Task What_was_said_of_machines_is_still_there_when_the_form_is_opened_again_until_it_is_recorded()
    {
        await Cast.Get<Registry>().PutAsync(new CustomerEntry("C-0001") { LegalName = "Pão Quente Ltda", Contacts = [new("Maria", null, [Cast.Maria])], Machines = [new("CAIXA-01", null, MachineRole.Pos, [new("pdv", "10.2.1")])] }, Actor.Clock);
        var bar = await RenderBarAsync();
        await bar.Find("[data-testid=action-update]").ClickAsync(new MouseEventArgs());
        await bar.Find("[data-testid=update-line] input[type=checkbox]").ChangeAsync(new() { Value = true });
        await bar.Find("[data-testid=update-failed]").ClickAsync(new MouseEventArgs());
        await bar.Find("[data-testid=update-version]").ChangeAsync(new() { Value = "10.3.0" });
        await bar.Find("[data-testid=update-reason]").ChangeAsync(new() { Value = "Sem espaço no disco" });
        await bar.Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);

        await bar.Find("[data-testid=action-update]").ClickAsync(new MouseEventArgs());
        Assert.Equal("Sem espaço no disco", bar.Find("[data-testid=update-reason]").GetAttribute("value"));
        await bar.Find("[data-testid=dialog-confirm]").ClickAsync(new MouseEventArgs());
        Assert.Contains((await Cast.OnlyTicketAsync()).Events, e => e.Remark?.Contains("Sem espaço", StringComparison.Ordinal) == true);

        await bar.Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);
        await bar.Find("[data-testid=action-update]").ClickAsync(new MouseEventArgs());
        Assert.Empty(bar.FindAll("[data-testid=update-reason]"));
    }

    private async Task<IRenderedComponent<ActionBar>> RenderBarAsync()
    {
        var row = await Screen.RowAsync();
        return Screen.Render<ActionBar>(bar => bar.Add(b => b.Ticket, row));
    }
}
