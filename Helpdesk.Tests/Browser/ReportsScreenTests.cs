using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>What managers see: the charts as they are drawn, and where a click leads.</summary>
public sealed class ReportsScreenTests(TestApp app, TestBrowser browser) : IClassFixture<TestApp>, IAsyncLifetime
{
    private IBrowserContext _window = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _window = await browser.NewContextAsync();
        await app.SignInAsync(_window, "Dora Lins", "dora", Role.Manager);
        _page = await _window.NewPageAsync();
        if ((await app.GetAsync("tickets")).Items.Count > 0) return;

        await app.PutAsync("customers/R-1", """{"legalName":"Padaria Central Ltda","contacts":[{"name":"Lia","phones":["+5547990060001"]}]}""");
        await app.PutAsync("customers/R-2", """{"legalName":"Mercado Bom Ltda","contacts":[{"name":"Rui","phones":["+5547990060002"]}]}""");
        await OpenAsync("R-1", "error", "pdv", times: 3);
        await OpenAsync("R-1", "question", "pdv", times: 1);
        await OpenAsync("R-2", "error", "gestor", times: 2);
        await app.PatchAsync("tickets/1001", """{"status":"done","solution":"Reiniciado"}""");
    }

    public ValueTask DisposeAsync() => _window.DisposeAsync();

    [Fact]
    public async Task The_charts_show_what_was_counted_and_a_click_opens_exactly_that()
    {
        await GoAsync("/reports?period=today");

        await Assertions.Expect(_page.GetByTestId("report-total")).ToHaveTextAsync("6");
        await Assertions.Expect(_page.GetByTestId("report-top-customer")).ToHaveTextAsync("Padaria Central Ltda");
        await Assertions.Expect(_page.GetByTestId("report-top-type")).ToHaveTextAsync("Erro");
        await Assertions.Expect(_page.GetByTestId("report-top-module")).ToHaveTextAsync("PDV");
        Assert.Equal(["6"], await DrawnAsync("chart-per-day"));
        Assert.Equal(["3", "2", "1", "0"], await DrawnAsync("chart-per-module"));
        Assert.Equal(["4", "2"], await DrawnAsync("chart-per-customer"));

        await _page.GetByTestId("chart-per-customer").Locator("path.apexcharts-bar-area").First.ClickAsync();
        await Assertions.Expect(_page).ToHaveURLAsync(new Regex("/reports/tickets.*customer=R-1", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(_page.GetByTestId("behind-row")).ToHaveCountAsync(4);

        await _page.GetByRole(AriaRole.Link, new() { Name = "Voltar ao relatório" }).ClickAsync();
        await Assertions.Expect(_page.GetByTestId("report-total")).ToHaveTextAsync("4");
    }

    [Fact]
    public async Task Periods_and_filters_stand_in_the_address_and_nonsense_gets_a_clear_word()
    {
        await GoAsync("/reports");
        await _page.GetByTestId("report-from").FillAsync("2026-02-28");
        await Assertions.Expect(_page).ToHaveURLAsync(new Regex("from=2026-02-28", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await _page.GetByTestId("report-module").SelectOptionAsync("pdv");
        await Assertions.Expect(_page).ToHaveURLAsync(new Regex("from=2026-02-28.*module=pdv", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(_page.GetByTestId("report-about")).ToContainTextAsync("De 28 fev.");
        await Assertions.Expect(_page.GetByTestId("report-about")).ToContainTextAsync(" · PDV");

        await _page.GetByTestId("report-to").FillAsync("2026-02-01");
        await Assertions.Expect(_page.GetByTestId("report-complaint")).ToContainTextAsync("termina antes");
        await GoAsync("/reports?from=ontem&to=2026-02-01");
        await Assertions.Expect(_page.GetByTestId("report-complaint")).ToContainTextAsync("“ontem” não é um dia");
        await GoAsync("/reports?customer=nobody");
        await Assertions.Expect(_page.GetByTestId("report-complaint")).ToContainTextAsync("Este cliente não existe");
        await GoAsync("/reports?from=2020-01-01&to=2020-01-02");
        await Assertions.Expect(_page.GetByText("Nada aconteceu neste período")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440, "en", "Tickets")]
    [InlineData(ColorScheme.Dark, 390, "pt-BR", "Atendimentos")]
    public async Task It_reads_well_in_both_themes_both_languages_and_on_a_phone(ColorScheme theme, int width, string language, string words)
    {
        await _page.EmulateMediaAsync(new() { ColorScheme = theme });
        await _page.SetViewportSizeAsync(width, 844);
        await _page.GotoAsync(new Uri(app.BaseAddress, $"/language/{language}?returnUrl=%2Freports%3Fperiod%3Dtoday").ToString());

        await Assertions.Expect(_page.GetByTestId("report-total").Locator("xpath=..").GetByRole(AriaRole.Heading)).ToHaveTextAsync(words);
        Assert.Equal(["4", "2"], (await DrawnAsync("chart-per-customer")).Take(2));
        Assert.True(await _page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        var ink = theme == ColorScheme.Dark ? "rgba(79,163,209,1)" : "rgba(0,106,150,1)";
        await Assertions.Expect(_page.GetByTestId("chart-per-customer").Locator("path.apexcharts-bar-area").First).ToHaveAttributeAsync("fill", ink);
        Assert.Equal("light", await _page.EvaluateAsync<string>("() => { dispatchEvent(new Event('beforeprint')); return document.documentElement.dataset.theme; }"));
        Assert.Equal($"{theme}", await _page.EvaluateAsync<string>("() => { dispatchEvent(new Event('afterprint')); return document.documentElement.dataset.theme; }"), ignoreCase: true);
        Assert.Empty((await _page.RunAxe()).Violations.Select(v => v.Id + ": " + string.Join(", ", v.Nodes.Select(n => n.Html))));
    }

    [Fact]
    public async Task Who_is_no_manager_sees_neither_the_page_nor_the_way_to_it()
    {
        await using var other = await browser.NewContextAsync();
        await app.SignInAsync(other, "Caio Menezes", "caio", Role.Supervisor);
        var page = await other.NewPageAsync();
        await page.GotoAsync(new Uri(app.BaseAddress, "/reports").ToString());

        await Assertions.Expect(page.Locator(".rail a[href='/board']")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".rail a[href='/reports']")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("report-total")).ToHaveCountAsync(0);
    }

    private async Task OpenAsync(string customer, string type, string module, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await app.PostAsync("tickets", $$"""{"customer":"{{customer}}","subject":"{{module}} {{i}}","type":"{{type}}","module":"{{module}}"}""");
        }
    }

    private async Task GoAsync(string address)
    {
        await _page.GotoAsync(new Uri(app.BaseAddress, address).ToString());
        await Assertions.Expect(_page.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "connected");
    }

    /// <summary>The values of the bars, as they stand in the drawing.</summary>
    private async Task<IReadOnlyList<string>> DrawnAsync(string chart)
    {
        var bars = _page.GetByTestId(chart).Locator("path.apexcharts-bar-area");
        await Assertions.Expect(bars.First).ToBeAttachedAsync();
        return await bars.EvaluateAllAsync<string[]>("bars => bars.map(bar => bar.getAttribute('val'))");
    }
}
