using Bunit;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Conversation;
using Microsoft.AspNetCore.Components.Web;

namespace Helpdesk.Tests.Web.Actions;

/// <summary>Ana says better what solved a ticket that is done.</summary>
public sealed class CorrectionDialogTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;
    private DeskContext _screen = null!;
    private TicketRow _row = null!;
    private IRenderedComponent<ActionBar> _bar = null!;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        _screen = new DeskContext(_cast);
        await _cast.AFinishedTicketOfAsync(Cast.Maria);
        _row = await _screen.RowAsync();
        _bar = _screen.Render<ActionBar>(bar => bar.Add(b => b.Ticket, _row));
        await ClickAsync("action-correct");
    }

    public async ValueTask DisposeAsync()
    {
        await _screen.DisposeAsync();
        await _cast.DisposeAsync();
    }

    [Fact]
    public async Task What_stands_there_is_filled_in_and_only_what_is_changed_is_saved()
    {
        Assert.Equal(("Serviço parado", "Serviço reiniciado."), (Value("solution-cause"), Value("solution-text")));
        Assert.Equal("pdv", Value("solution-module"));
        await TypeAsync("solution-text", "Reindexado");
        await _cast.Get<TicketEdits>().EditAsync(_row.Number, new() { Correction = new("Índice corrompido", null) }, null, Actor.Of(_cast.Ana));

        await ClickAsync("solution-submit");

        var ticket = await _cast.OnlyTicketAsync();
        Assert.Equal(("Índice corrompido", "Reindexado", "pdv"), (ticket.Cause, ticket.Solution, ticket.ModuleKey));
        Assert.Equal($"Solução do #{_row.Number} corrigida.", Assert.Single(_screen.Toasts.Shown).Words);
    }

    [Fact]
    public async Task What_a_colleague_corrected_meanwhile_is_shown_before_anything_is_saved_over_it()
    {
        await TypeAsync("solution-text", "Reindexado");
        await _cast.Get<TicketEdits>().EditAsync(_row.Number, new() { Correction = new(null, "Cabo trocado") }, null, Actor.Of(_cast.Bia));

        await ClickAsync("solution-submit");

        Assert.Contains($"Bia Fontes mudou a solução do #{_row.Number}: Cabo trocado", _bar.WaitForElement("[data-testid=meanwhile]").TextContent, StringComparison.Ordinal);
        Assert.Equal(("Cabo trocado", "Reindexado"), ((await _cast.OnlyTicketAsync()).Solution, Value("solution-text")));
        await ClickAsync("solution-submit");
        Assert.Equal("Reindexado", (await _cast.OnlyTicketAsync()).Solution);
    }

    [Fact]
    public async Task What_was_typed_stands_there_again_until_somebody_else_corrected_it()
    {
        await TypeAsync("solution-text", "Reindex");
        await ReopenAsync();
        Assert.Equal("Reindex", Value("solution-text"));

        await _cast.Get<TicketEdits>().EditAsync(_row.Number, new() { Correction = new(null, "Cabo trocado") }, null, Actor.Of(_cast.Bia));
        await ReopenAsync();
        Assert.Equal("Cabo trocado", Value("solution-text"));
    }

    [Fact]
    public async Task Without_words_it_is_refused_beside_the_field()
    {
        await TypeAsync("solution-text", " ");

        await ClickAsync("solution-submit");

        Assert.Equal("Conte em uma frase como foi resolvido.", _bar.Find(".error").TextContent.Trim());
    }

    [Fact]
    public async Task The_menu_offers_it_too_but_not_of_what_went_on_as_another()
    {
        var asked = 0;
        var menu = _screen.Render<TicketMenu>(menu => menu.Add(m => m.Ticket, _row).Add(m => m.OnCorrect, () => asked++));

        await menu.Find("[data-testid=ticket-correct]").ClickAsync(new MouseEventArgs());

        Assert.Equal(1, asked);
        menu.Render(menu => menu.Add(m => m.Ticket, _row with { MergedInto = 7 }));
        Assert.Empty(menu.FindAll("[data-testid=ticket-correct]"));
    }

    private async Task ReopenAsync()
    {
        await _bar.Find("dialog").TriggerEventAsync("onclose", EventArgs.Empty);
        await ClickAsync("action-correct");
    }

    private string? Value(string id) => _bar.Find($"[data-testid={id}]").GetAttribute("value");

    private Task ClickAsync(string id) => _bar.Find($"[data-testid={id}]").ClickAsync(new MouseEventArgs());

    private Task TypeAsync(string id, string text) => _bar.Find($"[data-testid={id}]").ChangeAsync(new() { Value = text });
}
