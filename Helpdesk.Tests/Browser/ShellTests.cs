using Deque.AxeCore.Playwright;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Hosting;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>What surrounds every page, on the page that does not exist: it has the shell and nothing else.</summary>
public sealed class ShellTests(DemoApp app, TestBrowser browser) : IClassFixture<DemoApp>, IAsyncLifetime
{
    private IBrowserContext _window = default!;
    private IPage _page = default!;

    public async ValueTask InitializeAsync()
    {
        _window = await browser.NewContextAsync();
        _page = await _window.NewPageAsync();
    }

    public ValueTask DisposeAsync() => _window.DisposeAsync();

    [Fact]
    public async Task The_rail_shows_what_ones_role_may_use()
    {
        await SignInAsync("ana");
        Assert.Equal(["Atendimentos", "Clientes"], await _page.Locator(".rail > ul > li").AllInnerTextsAsync());

        await SignOutAsync();
        await _page.GotoAsync(app.Address + "/tickets");
        Assert.Contains("/login", _page.Url, StringComparison.Ordinal);
        await SignInAsync("edu");
        Assert.Equal(["Atendimentos", "Fila", "Clientes", "Relatórios", "Configurações"], await _page.Locator(".rail > ul > li").AllInnerTextsAsync());
    }

    [Fact]
    public async Task A_page_above_ones_role_is_refused_inside_the_circuit_too()
    {
        await SignInAsync("ana");

        await _page.EvaluateAsync("Blazor.navigateTo('/board')");

        await Assertions.Expect(_page.GetByText("Sem permissão")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_cut_connection_shows_and_comes_back_without_a_reload()
    {
        await SignInAsync("ana");
        await _page.EvaluateAsync("window.sameAsBefore = true");

        await _window.SetOfflineAsync(true);
        await _page.EvaluateAsync("Blazor._internal.forceCloseConnection()");
        await StateAsync("reconnecting");
        Assert.True(await _page.GetByText("O que você digitou está guardado").IsVisibleAsync());

        await _window.SetOfflineAsync(false);
        await StateAsync("connected");
        Assert.True(await _page.EvaluateAsync<bool>("window.sameAsBefore"));
    }

    [Fact]
    public async Task The_theme_is_there_before_the_first_paint_and_stays()
    {
        await SignInAsync("ana");
        await _page.GetByTestId("theme-toggle").ClickAsync();
        Assert.Equal("dark", await _page.Locator("html").GetAttributeAsync("data-theme"));

        await _page.AddInitScriptAsync("document.addEventListener('DOMContentLoaded', () => window.atFirst = document.documentElement.dataset.theme)");
        await _page.ReloadAsync();

        Assert.Equal("dark", await _page.EvaluateAsync<string>("window.atFirst"));
    }

    [Fact]
    public async Task The_language_changes_where_one_is()
    {
        await SignInAsync("ana");
        await _page.GotoAsync(app.Address + "/nowhere?view=mine");

        await _page.GetByTestId("language-toggle").ClickAsync();

        await Assertions.Expect(_page.GetByRole(AriaRole.Heading, new() { Name = "Page not found" })).ToBeVisibleAsync();
        Assert.EndsWith("/nowhere?view=mine", _page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_mark_shows_the_shortcuts_unless_one_types()
    {
        await SignInAsync("ana");
        var shortcuts = _page.GetByRole(AriaRole.Dialog, new() { Name = "Atalhos" });

        await _page.EvaluateAsync("document.body.insertAdjacentHTML('beforeend', '<input id=typing>')");
        await _page.Locator("#typing").PressAsync("?");
        Assert.Equal("?", await _page.Locator("#typing").InputValueAsync());
        await Assertions.Expect(shortcuts).ToBeHiddenAsync();

        await _page.Locator("#typing").BlurAsync();
        await _page.Keyboard.PressAsync("?");
        await Assertions.Expect(shortcuts).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Presence_is_seen_in_every_window_of_the_person()
    {
        await SignInAsync("bia");
        var other = await _window.NewPageAsync();
        await other.GotoAsync(app.Address + "/nowhere");

        await _page.GetByTestId("person-menu").ClickAsync();
        await _page.Locator("[data-presence=Busy]").ClickAsync();

        await Assertions.Expect(other.GetByTestId("person-menu").Locator(".dot.busy")).ToBeVisibleAsync();
        await Assertions.Expect(_page.GetByTestId("person-menu").Locator(".dot.busy")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Sign_in_and_shell_are_accessible(ColorScheme theme, int width)
    {
        await _page.EmulateMediaAsync(new() { ColorScheme = theme });
        await _page.SetViewportSizeAsync(width, 844);
        await _page.GotoAsync(app.Address + "/login");
        Assert.Empty((await _page.RunAxe()).Violations.Select(v => v.Id + ": " + string.Join(", ", v.Nodes.Select(n => n.Html))));

        await SignInAsync("edu");
        await _page.GetByTestId("person-menu").ClickAsync();
        Assert.Empty((await _page.RunAxe()).Violations.Select(v => v.Id + ": " + string.Join(", ", v.Nodes.Select(n => n.Html))));
    }

    private async Task SignInAsync(string who)
    {
        await _page.GotoAsync(app.Address + "/login?returnUrl=%2Fnowhere");
        await _page.GetByTestId("login-email").FillAsync($"{who}@helpdesk.example");
        await _page.GetByTestId("login-password").FillAsync(Demo.Password);
        await _page.GetByTestId("login-submit").ClickAsync();
        await StateAsync("connected");
    }

    private async Task SignOutAsync()
    {
        await _page.GetByTestId("person-menu").ClickAsync();
        await _page.GetByTestId("sign-out").ClickAsync();
        await Assertions.Expect(_page.GetByTestId("login-email")).ToBeVisibleAsync();
    }

    private Task StateAsync(string state) => Assertions.Expect(_page.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", state);
}
