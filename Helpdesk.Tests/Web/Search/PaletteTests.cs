using Bunit;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Actions;
using Helpdesk.Web.Features.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Search;

/// <summary>What the palette answers; that it opens and chooses in the browser is a journey's story.</summary>
public sealed class PaletteTests(TestDatabase database) : DeskTests(database)
{
    private protected override async Task ArrangeAsync()
    {
        Screen.Services.AddSingleton(Cast.Get<WordSearch>()).AddSingleton(Cast.Get<MachineSearch>()).AddSingleton(Cast.Get<TicketRows>());
        Screen.Services.AddScoped<PaletteChoices>().AddScoped<PaletteFindings>();
        await Cast.Get<Registry>().PutAsync(
            new CustomerEntry("C-0001") { LegalName = "Padaria Pão Quente Ltda", TradeName = "Pão Quente", Machines = [new MachineEntry("CAIXA-02", "527 190 264", MachineRole.Pos, [])] },
            Helpdesk.Core.Users.Actor.Of(Cast.Ana));
        await Cast.WritesAsync(Cast.Stranger, "A gaveta do caixa não abre");
    }

    [Fact]
    public async Task Before_a_word_it_offers_what_can_be_done_here_and_says_what_can_be_found()
    {
        var ticket = await Cast.OnlyTicketAsync();
        Screen.Services.GetRequiredService<NavigationManager>().NavigateTo($"/tickets/{ticket.Number}");
        var palette = Screen.Render<Palette>();

        await palette.InvokeAsync(() => palette.Instance.OpenAsync(""));

        Assert.Equal(["a", "s", "u", "c", "e", "t", "w", "z", "h", "m", "r", "n", "g a", "g c"], Results(palette).Select(r => r.GetAttribute("data-key")));
        Assert.Contains($"Ações em #{ticket.Number}", palette.Markup, StringComparison.Ordinal);
        Assert.Contains("Encontra atendimentos", palette.Markup, StringComparison.Ordinal);

        await Cast.Get<Assignments>().TakeAsync(ticket.Id, Cast.Bia.Id);
        await palette.InvokeAsync(() => palette.Instance.OpenAsync("ass"));
        Assert.Empty(Results(palette));

        await Cast.Get<Pauses>().WaitForCustomerAsync(ticket.Id, Helpdesk.Core.Users.Actor.Of(Cast.Ana));
        await palette.InvokeAsync(() => palette.Instance.OpenAsync("retomar"));
        Assert.Equal("z", Assert.Single(Results(palette)).GetAttribute("data-key"));
    }

    [Fact]
    public async Task Everything_is_found_in_its_group_and_leads_to_its_place()
    {
        var palette = Screen.Render<Palette>();

        await palette.InvokeAsync(() => palette.Instance.AskAsync("caixa"));

        var (ticket, message) = (await Cast.OnlyTicketAsync(), (await Cast.MessagesAsync())[0]);
        Assert.Equal(["Atendimentos", "Máquinas", "Clientes", "Mensagens"], palette.FindAll("h3").Select(h => h.TextContent));
        Assert.Equal([$"/tickets/{ticket.Number}", "/customers/C-0001", "/customers/C-0001", $"/tickets/{ticket.Number}?message={message.Id}"], Results(palette).Select(r => r.GetAttribute("href")));
        Assert.Equal(["caixa", "CAIXA", "caixa"], palette.FindAll("mark").Select(m => m.TextContent));
        Assert.Contains("527 190 264", palette.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_word_is_answered_and_none_that_was_overtaken()
    {
        var palette = Screen.Render<Palette>();
        var shown = new List<string>();
        palette.OnAfterRender += (_, _) => shown.Add(string.Join(',', palette.FindAll("[data-testid=search-empty] b").Select(b => b.TextContent)));

        await palette.InvokeAsync(() => Task.WhenAll(palette.Instance.AskAsync("x1"), palette.Instance.AskAsync("x12"), palette.Instance.AskAsync("x1234")));

        Assert.Contains("x1234", palette.Find("[data-testid=search-empty]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(shown, words => words.Length > 0 && !words.Contains("x1234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_typing_error_is_said_to_be_one()
    {
        var palette = Screen.Render<Palette>();

        await palette.InvokeAsync(() => palette.Instance.AskAsync("gavetta"));

        Assert.Contains("“gaveta”", palette.Find("[data-testid=search-meant]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(Results(palette));
    }

    private static IReadOnlyList<AngleSharp.Dom.IElement> Results(IRenderedComponent<Palette> palette) => palette.FindAll("[data-testid=search-result]");
}
