using Bunit;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Conversation;
using Microsoft.AspNetCore.Components.Web;

namespace Helpdesk.Tests.Web.Actions;

/// <summary>Ana says better what solved a ticket that is done.</summary>
public sealed class CorrectionDialogTests(TestDatabase database) : DeskTests(database)
{
    private TicketRow _row = null!;
    private IRenderedComponent<ActionBar> _bar = null!;

    private protected override async Task ArrangeAsync()
    {
        await Cast.AFinishedTicketOfAsync(Cast.Maria);
        _row = await Screen.RowAsync();
        _bar = Screen.Render<ActionBar>(bar => bar.Add(b => b.Ticket, _row));
        await ClickAsync("action-correct");
    }

    [Fact]
    public async Task What_stands_there_is_filled_in_and_only_what_is_changed_is_saved()
    {
        Assert.Equal(("Serviço parado", "Serviço reiniciado."), (Value("solution-cause"), Value("solution-text")));
        Assert.Equal("pdv", Value("solution-module"));
        await TypeAsync("solution-text", "Reindexado");
        await Cast.Get<TicketEdits>().EditAsync(_row.Number, new() { Correction = new("Índice corrompido", null) }, null, Actor.Of(Cast.Ana));

        await ClickAsync("solution-submit");

        var ticket = await Cast.OnlyTicketAsync();
        Assert.Equal(("Índice corrompido", "Reindexado", "pdv"), (ticket.Cause, ticket.Solution, ticket.ModuleKey));
        Assert.Equal($"Solução do #{_row.Number} corrigida.", Assert.Single(Screen.Toasts.Shown).Words);
    }

    [Fact]
    public async Task What_a_colleague_corrected_meanwhile_is_shown_before_anything_is_saved_over_it()
    {
        await TypeAsync("solution-text", "Reindexado");
        await Cast.Get<TicketEdits>().EditAsync(_row.Number, new() { Correction = new(null, "Cabo trocado") }, null, Actor.Of(Cast.Bia));

        await ClickAsync("solution-submit");

        Assert.Contains($"Bia Fontes mudou a solução do #{_row.Number}: Cabo trocado", _bar.WaitForElement("[data-testid=meanwhile]").TextContent, StringComparison.Ordinal);
        Assert.Equal(("Cabo trocado", "Reindexado"), ((await Cast.OnlyTicketAsync()).Solution, Value("solution-text")));
        await ClickAsync("solution-submit");
        Assert.Equal("Reindexado", (await Cast.OnlyTicketAsync()).Solution);
    }

    [Fact]
    public async Task What_was_typed_stands_there_again_until_somebody_else_corrected_it()
    {
        await TypeAsync("solution-text", "Reindex");
        await ReopenAsync();
        Assert.Equal("Reindex", Value("solution-text"));

        await Cast.Get<TicketEdits>().EditAsync(_row.Number, new() { Correction = new(null, "Cabo trocado") }, null, Actor.Of(Cast.Bia));
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
        var menu = Screen.Render<TicketMenu>(menu => menu.Add(m => m.Ticket, _row).Add(m => m.OnCorrect, () => asked++));

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
