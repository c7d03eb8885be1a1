using Bunit;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Console;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Console;

/// <summary>What changes beside a ticket changes its row and its card too.</summary>
public sealed class RowsFollowTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_module_that_is_called_otherwise_is_so_in_the_list()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await Cast.Get<TicketEdits>().EditAsync((await Cast.OnlyTicketAsync()).Number, new() { Module = new("pdv") }, null, Actor.Of(Cast.Ana));
        var list = Open();
        await ShowsAsync(list, () => list.FindAll("[data-testid=ticket-row]").Count == 1);

        var pdv = (await Cast.Get<CatalogueQueries>().ModulesAsync()).Single(m => m.Key == "pdv").Id;
        await Cast.Get<CatalogueDesk>().ChangeAsync(CatalogueList.Modules, pdv, entry => entry with { Name = "Frente de caixa" });
        Hub.Publish(new CatalogueChanged(pdv));

        await ShowsAsync(list, () => list.Find("[data-testid=ticket-row]").TextContent.Contains("Frente de caixa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_two_threads_become_one_the_rows_of_both_say_so()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await Cast.WritesAsync(Cast.Stranger, "Sou a Maria, deste número", after: TimeSpan.FromMinutes(1));
        var (into, from) = ((await Cast.TicketsAsync())[0], (await Cast.TicketsAsync())[1]);
        var list = Open();
        await ShowsAsync(list, () => list.FindAll("[data-testid=ticket-row]").Count == 2);

        await Cast.Database.ChangeAsync(async db =>
        {
            var (other, stays) = (await db.FindAsync<Helpdesk.Core.Conversations.Conversation>(from.ConversationId), await db.FindAsync<Helpdesk.Core.Conversations.Conversation>(into.ConversationId));
            stays!.Absorb(other!);
            (await db.FindAsync<Ticket>(from.Id))!.MergeInto((await db.FindAsync<Ticket>(into.Id))!, Actor.Clock, Cast.Clock.GetUtcNow());
        });
        Hub.Publish(new TicketChanged(from.Id));
        Hub.Publish(new ConversationJoined(into.ConversationId!.Value));

        await ShowsAsync(list, () => list.FindAll("[data-testid=ticket-row]") is [var row] && row.GetAttribute("data-unread") == "2");
        Assert.Equal("Sou a Maria, deste número", list.Find(".said").TextContent);
    }

    [Fact]
    public async Task A_customer_who_goes_by_another_name_does_so_on_the_board()
    {
        Services.AddSingleton(Cast.Get<BoardQueries>()).AddSingleton(Cast.Get<TeamQueries>()).AddSingleton(Cast.Get<Assignments>());
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var board = Render<Helpdesk.Web.Features.Board.Board>();
        await ShowsAsync(board, () => board.Find("[data-testid=board-card]").TextContent.Contains("Pão Quente", StringComparison.Ordinal));

        await Cast.Get<Registry>().PutAsync(new CustomerEntry("C-0001") { LegalName = "Padaria Pão Quente Ltda", TradeName = "Pão Dourado" }, Actor.Of(Cast.Ana));
        Hub.Publish(new CustomerChanged(Cast.Padaria));

        await ShowsAsync(board, () => board.Find("[data-testid=board-card]").TextContent.Contains("Pão Dourado", StringComparison.Ordinal));
    }

    private IRenderedComponent<TicketList> Open() => Render<TicketList>(p => p.Add(l => l.Filter, new ListFilter(TicketView.Open)));
}
