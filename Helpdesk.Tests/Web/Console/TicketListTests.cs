using System.Globalization;
using Bunit;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Console;

namespace Helpdesk.Tests.Web.Console;

public sealed class TicketListTests(TestDatabase database) : ConsoleContext(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_message_draws_one_row_and_moves_it_to_the_top()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        for (var i = 0; i < 12; i++) await Cast.WritesAsync($"55119000080{i:00}", "Bom dia", after: TimeSpan.FromMinutes(1));
        var list = Render<TicketList>(p => p.Add(l => l.Filter, new ListFilter(TicketView.Open)));
        await ShowsAsync(list, () => list.FindComponents<TicketLine>().Count == 13);
        var before = Renders<TicketLine>(list);

        await Cast.WritesAsync(Cast.Maria, "Voltou!", after: TimeSpan.FromMinutes(1));
        await TellOfLastMessageAsync();

        await ShowsAsync(list, () => list.Find("[data-testid=ticket-row]").TextContent.Contains("Voltou!", StringComparison.Ordinal));
        Assert.Equal(1, Renders<TicketLine>(list) - before);
        Assert.Equal("2", list.Find("[data-testid=ticket-row]").GetAttribute("data-unread"));
    }

    [Fact]
    public async Task Of_five_thousand_open_tickets_a_screenful_is_drawn_and_a_message_draws_one_row()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await Cast.Database.WritesAsync(5_000);
        var list = Render<TicketList>(p => p.Add(l => l.Filter, new ListFilter(TicketView.Open)));
        await ShowsAsync(list, () => list.FindComponents<TicketLine>().Count == 30);

        await list.InvokeAsync(() => list.Instance.ReachAsync(500, 600));
        Assert.Equal(90, list.FindComponents<TicketLine>().Count);
        Assert.Equal(470, list.FindComponents<TicketLine>()[0].Instance.Item.Row.Subject is ['P', 'e', ..] subject ? int.Parse(subject["Pedido ".Length..], CultureInfo.InvariantCulture) : 0);
        var (rows, times) = (Renders<TicketLine>(list), list.RenderCount);

        await Cast.WritesAsync(Cast.Maria, "Voltou!", after: TimeSpan.FromMinutes(1));
        await TellOfLastMessageAsync();

        // It stands far above: nothing of what is drawn is drawn again.
        await ShowsAsync(list, () => list.RenderCount > times);
        Assert.Equal(("600", rows), (list.Find("ul").GetAttribute("data-read"), Renders<TicketLine>(list)));
        await list.InvokeAsync(() => list.Instance.Show(0));
        Assert.Contains("Voltou!", list.Find("[data-testid=ticket-row]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_whose_end_nobody_tells_is_a_call_in_the_list_and_not_one_that_rings()
    {
        await Cast.DeliverAsync(MetaBody.Call(Cast.Maria, "wacid.1", "connect", Cast.Clock.GetUtcNow()));

        var list = Render<TicketList>(p => p.Add(l => l.Filter, new ListFilter(TicketView.Open)));

        await ShowsAsync(list, () => list.FindAll("[data-testid=ticket-row]").Count == 1);
        Assert.Equal("Chamada de voz", list.Find(".said").TextContent);
    }

    [Fact]
    public async Task A_row_that_the_filter_does_not_want_stays_away()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var list = Render<TicketList>(p => p.Add(l => l.Filter, new ListFilter(TicketView.Open) { Module = "tef" }));
        await ShowsAsync(list, () => list.FindAll(".empty").Count == 1);

        await Cast.WritesAsync(Cast.Maria, "Alguém?", after: TimeSpan.FromMinutes(1));
        await TellOfLastMessageAsync();

        await list.InvokeAsync(() => { });
        Assert.Contains("Nada com estes filtros", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_that_was_taken_leaves_the_ones_without_an_owner()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var ticket = await Cast.OnlyTicketAsync();
        var list = Render<TicketList>(p => p.Add(l => l.Filter, new ListFilter(TicketView.Unassigned)));
        await ShowsAsync(list, () => list.FindAll("[data-testid=ticket-row]").Count == 1);

        await Cast.Get<Assignments>().TakeAsync(ticket.Id, Cast.Bia.Id);
        Hub.Publish(new TicketChanged(ticket.Id));

        await ShowsAsync(list, () => list.FindAll("[data-testid=ticket-row]").Count == 0);
        Assert.NotEmpty(list.FindAll(".empty"));
    }

    [Fact]
    public async Task The_open_ticket_is_the_current_row_and_its_neighbours_are_known()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await Cast.WritesAsync(Cast.Stranger, "Bom dia", after: TimeSpan.FromMinutes(1));
        var (older, newer) = ((await Cast.TicketsAsync())[0].Number, (await Cast.TicketsAsync())[1].Number);

        var list = Render<TicketList>(p => p.Add(l => l.Filter, new ListFilter(TicketView.Open)).Add(l => l.Current, newer));
        await ShowsAsync(list, () => list.FindAll("[data-testid=ticket-row]").Count == 2);

        Assert.Equal($"{newer}", list.Find("[aria-current=true]").GetAttribute("data-ticket-number"));
        Assert.Equal(older, await list.InvokeAsync(() => list.Instance.NeighbourAsync(1)));
        Assert.Null(await list.InvokeAsync(() => list.Instance.NeighbourAsync(-1)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Who_goes_on_from_a_ticket_that_left_the_list_goes_on_from_where_it_stood(bool missed)
    {
        for (var i = 0; i < 4; i++) await Cast.WritesAsync($"55119000080{i:00}", "Bom dia", after: TimeSpan.FromMinutes(1));
        var tickets = await Cast.TicketsAsync();
        var list = Render<TicketList>(p => p.Add(l => l.Filter, new ListFilter(TicketView.Unassigned)).Add(l => l.Current, tickets[1].Number));
        await ShowsAsync(list, () => list.FindAll("[data-testid=ticket-row]").Count == 4);

        await Cast.Get<Assignments>().TakeAsync(tickets[1].Id, Cast.Bia.Id);
        Hub.Publish(missed ? new NewsMissed() : new TicketChanged(tickets[1].Id));
        await ShowsAsync(list, () => list.FindAll("[data-testid=ticket-row]").Count == 3);

        Assert.Equal(tickets[0].Number, await list.InvokeAsync(() => list.Instance.NeighbourAsync(1)));
        Assert.Equal(tickets[2].Number, await list.InvokeAsync(() => list.Instance.NeighbourAsync(-1)));
    }

    [Fact]
    public async Task A_customer_who_goes_by_another_name_does_so_in_the_list()
    {
        await Cast.WritesAsync(Cast.Stranger, "Bom dia");
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre", after: TimeSpan.FromMinutes(1));
        var list = Render<TicketList>(p => p.Add(l => l.Filter, new ListFilter(TicketView.Open)));
        await ShowsAsync(list, () => list.FindComponents<TicketLine>().Count == 2);
        var before = Renders<TicketLine>(list);

        await Cast.Get<Registry>().PutAsync(new CustomerEntry("C-0001") { LegalName = "Padaria Pão Quente Ltda", TradeName = "Pão Dourado" }, Actor.Of(Cast.Ana));
        Hub.Publish(new CustomerChanged(Cast.Padaria));

        await ShowsAsync(list, () => list.Find(".who").TextContent == "Pão Dourado");
        Assert.Equal(1, Renders<TicketLine>(list) - before);
    }

    [Fact]
    public async Task What_is_done_is_counted_by_day_and_says_so()
    {
        await Cast.AFinishedTicketOfAsync(Cast.Maria);
        Texts.ReadIn("pt-BR");

        var tabs = Render<ViewTabs>(p => p.Add(t => t.Filter, new ListFilter(TicketView.Open)));

        await ShowsAsync(tabs, () => tabs.FindAll(".view span")[^1].TextContent == "1 hoje");
    }

    [Fact]
    public async Task A_hundred_consoles_that_hear_the_same_news_read_once()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var ticket = await Cast.OnlyTicketAsync();
        var news = new TicketChanged(ticket.Id);
        var rows = new RowNews(Hub, Cast.Get<TicketRows>());

        var readings = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => rows.ReadAsync([news])));

        Assert.Single(readings.Select(read => read[0]).Distinct(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public async Task Tabs_count_for_everybody_and_unread_for_me()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await Cast.WritesAsync(Cast.Stranger, "Bom dia");
        await Cast.Get<Assignments>().TakeAsync((await Cast.TicketsAsync())[0].Id, Cast.Bia.Id);

        var counts = await Cast.Get<TicketRows>().CountAsync(Clock.GetUtcNow().AddDays(-1));

        Assert.Equal([1, 1, 2, 0, 0], Enum.GetValues<TicketView>().Select(view => counts.Of(view, Cast.Bia.Id)));
        Assert.Equal([0, 1, 2, 0, 0], Enum.GetValues<TicketView>().Select(view => counts.Of(view, Cast.Ana.Id)));
        Assert.Equal((2, 1), (counts.UnreadFor(Cast.Bia.Id), counts.UnreadFor(Cast.Ana.Id)));
    }
}
