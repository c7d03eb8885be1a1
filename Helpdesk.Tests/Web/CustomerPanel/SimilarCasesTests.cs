using Bunit;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Actions;
using Helpdesk.Web.Features.CustomerPanel;

namespace Helpdesk.Tests.Web.CustomerPanel;

/// <summary>What helped before, while somebody nobody knows yet writes.</summary>
public sealed class SimilarCasesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;
    private DeskContext _screen = null!;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        _screen = new DeskContext(_cast);
        await SolvedAsync("Gaveta não abre", "Gaveta presa", "Porta da gaveta ajustada.");
        await _cast.WritesAsync(Cast.Stranger, "Bom dia", after: TimeSpan.FromMinutes(1));
    }

    public async ValueTask DisposeAsync()
    {
        await _screen.DisposeAsync();
        await _cast.DisposeAsync();
    }

    [Fact]
    public async Task What_the_customer_writes_brings_the_cases_and_one_click_hands_the_solution_out()
    {
        string? used = null;
        var cases = await ShowAsync(solution => used = solution);
        Assert.Empty(cases.FindAll("[data-testid=similar-case]"));

        await _cast.WritesAsync(Cast.Stranger, "A minha gaveta não abre mais", after: TimeSpan.FromMinutes(1));
        await TellAsync();

        await Eventually.PassesAsync(() => cases.InvokeAsync(() => Assert.Single(cases.FindAll("[data-testid=similar-case]"))));
        Assert.Contains("Gaveta presa", cases.Markup, StringComparison.Ordinal);
        await cases.InvokeAsync(() => cases.Find("[data-testid=similar-use]").ClickAsync(new()));
        Assert.Equal("Porta da gaveta ajustada.", used);
    }

    [Fact]
    public async Task Our_own_words_and_receipts_ask_for_nothing()
    {
        await _cast.WritesAsync(Cast.Stranger, "A gaveta não abre", after: TimeSpan.FromMinutes(1));
        var cases = await ShowAsync(_ => { });
        await Eventually.PassesAsync(() => cases.InvokeAsync(() => Assert.Single(cases.FindAll("[data-testid=similar-case]"))));
        await SolvedAsync("A gaveta do caixa não abre", "Mola", "Mola trocada.");

        await _cast.AnswersAsync((await _cast.TicketsAsync())[1], "A gaveta abre com a chave?");
        await TellAsync();
        Assert.Single(cases.FindAll("[data-testid=similar-case]"));

        await _cast.WritesAsync(Cast.Stranger, "Não abre a gaveta com ela", after: TimeSpan.FromMinutes(1));
        await TellAsync();
        await Eventually.PassesAsync(() => cases.InvokeAsync(() => Assert.Equal(2, cases.FindAll("[data-testid=similar-case]").Count)));
    }

    private async Task<IRenderedComponent<SimilarCases>> ShowAsync(Action<string> onUse)
    {
        var row = (await _cast.Get<TicketRows>().FindAsync((await _cast.TicketsAsync())[1].Number))!;
        return _screen.Render<SimilarCases>(p => p.Add(c => c.Ticket, row).Add(c => c.OnUse, onUse));
    }

    private async Task SolvedAsync(string said, string cause, string solution)
    {
        await _cast.WritesAsync(Cast.Maria, said, after: TimeSpan.FromHours(3));
        var ticket = (await _cast.TicketsAsync()).Last(t => t.CustomerId == _cast.Padaria);
        await _cast.Get<Assignments>().SolveAsync(ticket.Id, new(cause, solution, "pdv"), _cast.Ana.Id);
    }

    private async Task TellAsync()
    {
        var message = (await _cast.MessagesAsync())[^1];
        _screen.Hub.Publish(new MessageChanged(message.ConversationId, message.Id));
    }
}
