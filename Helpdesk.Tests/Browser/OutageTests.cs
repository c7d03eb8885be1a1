using System.Text;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>The database goes away under people who work, and comes back.</summary>
public sealed class OutageTests(TestPostgres postgres, TestBrowser browser)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_banner_says_so_nothing_typed_is_lost_and_work_goes_on_when_it_is_back()
    {
        using var data = new TempDirectory();
        var database = await EmbeddedPostgres.StartAsync(data.Path, NullLogger.Instance, Stop);
        await using var app = new TestApp(postgres) { ConnectionString = database.ConnectionString("helpdesk") };
        await app.InitializeAsync();
        await using var window = await browser.NewContextAsync();
        await app.SignInAsync(window, "Ana Prado", "ana", Role.Technician);
        await WritesAsync(app, "wamid.before", "Meu PDV não abre");
        var console = await OpenAsync(window, app, "/tickets");
        var registry = await OpenAsync(window, app, "/customers");
        await console.GetByText("Abertos").ClickAsync();
        await console.GetByTestId("ticket-row").ClickAsync();
        await console.GetByTestId("composer-text").FillAsync("Já estou olhando");

        await database.DisposeAsync();
        await Assertions.Expect(console.GetByTestId("system-trouble")).ToBeVisibleAsync();
        await console.GetByTestId("composer-text").PressAsync("Enter");
        await Assertions.Expect(console.Locator(".composer-trouble")).ToContainTextAsync("sendo atualizada");
        await Assertions.Expect(console.GetByTestId("composer-text")).ToHaveValueAsync("Já estou olhando");
        await registry.GetByTestId("search").FillAsync("padaria");
        await Assertions.Expect(registry.GetByTestId("system-trouble")).ToBeVisibleAsync();

        await using var back = await EmbeddedPostgres.StartAsync(data.Path, NullLogger.Instance, Stop);
        await Assertions.Expect(console.GetByTestId("system-trouble")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(console.GetByTestId("composer-send")).ToBeEnabledAsync();
        await console.GetByTestId("composer-text").PressAsync("Enter");
        await Assertions.Expect(console.Locator("[data-testid=message][data-direction=out]")).ToHaveAttributeAsync("data-status", "sent");
        await WritesAsync(app, "wamid.after", "Voltou!");
        await Assertions.Expect(console.Locator("[data-testid=message][data-direction=in]").Last).ToContainTextAsync("Voltou!");
        await registry.GetByTestId("search").FillAsync("");
        await Assertions.Expect(registry.GetByTestId("system-trouble")).ToBeHiddenAsync();
        await Assertions.Expect(registry.Locator("#blazor-error-ui")).ToBeHiddenAsync();
    }

    private static Task WritesAsync(TestApp app, string id, string text) =>
        app.DeliverAsync(Encoding.UTF8.GetBytes(MetaBody.Text("5511900001234", id, text, TimeProvider.System.GetUtcNow())));

    private static async Task<IPage> OpenAsync(IBrowserContext window, TestApp app, string address)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(app.BaseAddress, address).ToString());
        await Assertions.Expect(page.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "connected");
        return page;
    }
}
