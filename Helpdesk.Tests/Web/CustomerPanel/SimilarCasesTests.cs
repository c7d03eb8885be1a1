using Bunit;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Actions;
using Helpdesk.Web.Features.CustomerPanel;

namespace Helpdesk.Tests.Web.CustomerPanel;

/// <summary>What helped before, while somebody nobody knows yet writes.</summary>
public sealed class SimilarCasesTests(TestDatabase database) : DeskTests(database)
{
    private protected override async Task ArrangeAsync()
    {
        await SolvedAsync("Gaveta não abre", "Gaveta presa", "Porta da gaveta ajustada.");
        await Cast.WritesAsync(Cast.Stranger, "Bom dia", after: TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task What_the_customer_writes_brings_the_cases_and_one_click_hands_the_solution_out()
    {
        string? used = null;
        var cases = await ShowAsync(solution => used = solution);
        Assert.Empty(cases.FindAll("[data-testid=similar-case]"));

        await Cast.WritesAsync(Cast.Stranger, "A minha gaveta não abre mais", after: TimeSpan.FromMinutes(1));
        await TellAsync();

        await Eventually.PassesAsync(() => cases.InvokeAsync(() => Assert.Single(cases.FindAll("[data-testid=similar-case]"))));
        Assert.Contains("Gaveta presa", cases.Markup, StringComparison.Ordinal);
        await cases.InvokeAsync(() => cases.Find("[data-testid=similar-use]").ClickAsync(new()));
        Assert.Equal("Porta da gaveta ajustada.", used);
    }

    [Fact]
    public async Task Our_own_words_and_receipts_ask_for_nothing()
    {
        await Cast.WritesAsync(Cast.Stranger, "A gaveta não abre", after: TimeSpan.FromMinutes(1));
        var cases = await ShowAsync(_ => { });
        await Eventually.PassesAsync(() => cases.InvokeAsync(() => Assert.Single(cases.FindAll("[data-testid=similar-case]"))));
        await SolvedAsync("A gaveta do caixa não abre", "Mola", "Mola trocada.");

        await Cast.AnswersAsync((await Cast.TicketsAsync())[1], "A gaveta abre com a chave?");
        await TellAsync();
        Assert.Single(cases.FindAll("[data-testid=similar-case]"));

        await Cast.WritesAsync(Cast.Stranger, "Não abre a gaveta com ela", after: TimeSpan.FromMinutes(1));
        await TellAsync();
        await Eventually.PassesAsync(() => cases.InvokeAsync(() => Assert.Equal(2, cases.FindAll("[data-testid=similar-case]").Count)));
    }

    private async Task<IRenderedComponent<SimilarCases>> ShowAsync(Action<string> onUse)
    {
        var row = (await Cast.Get<TicketRows>().FindAsync((await Cast.TicketsAsync())[1].Number))!;
        return Screen.Render<SimilarCases>(p => p.Add(c => c.Ticket, row).Add(c => c.OnUse, onUse));
    }

    private async Task SolvedAsync(string said, string cause, string solution)
    {
        await Cast.WritesAsync(Cast.Maria, said, after: TimeSpan.FromHours(3));
        var ticket = (await Cast.TicketsAsync()).Last(t => t.CustomerId == Cast.Padaria);
        await Cast.Get<Assignments>().SolveAsync(ticket.Id, new(cause, solution, "pdv"), Cast.Ana.Id);
    }

    private async Task TellAsync()
    {
        var message = (await Cast.MessagesAsync())[^1];
        Screen.Hub.Publish(new MessageChanged(message.ConversationId, message.Id));
    }
}
