using System.Text;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>The screens beside the console: they follow the news too.</summary>
public sealed class OtherScreensTests(TestApp app, TestBrowser browser) : IClassFixture<TestApp>, IAsyncLifetime
{
    private IBrowserContext _window = null!;

    public async ValueTask InitializeAsync() => _window = await browser.NewContextAsync();

    public ValueTask DisposeAsync() => _window.DisposeAsync();

    [Fact]
    public async Task A_card_walks_over_the_board()
    {
        var board = await OpenAsync("/board", Role.Supervisor);

        var ticket = await app.WritesAsync("5547990081001", "Impressora muda");
        await SeesCardAsync(board, "new", $"{ticket["number"]}");

        await app.AddPersonAsync("Bia Fontes", "bia");
        await app.PatchAsync($"tickets/{ticket["number"]}", """{"assignee":"bia@helpdesk.example"}""");
        await SeesCardAsync(board, "in_progress", $"{ticket["number"]}");

        await app.PatchAsync($"tickets/{ticket["number"]}", """{"status":"done","solution":"Cabo trocado"}""");
        await SeesCardAsync(board, "done", $"{ticket["number"]}");
        await Assertions.Expect(board.Locator("[data-testid=board-technician][data-email='bia@helpdesk.example']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_customer_is_found_and_shown_and_changes_under_the_eyes()
    {
        await app.PutAsync("customers/SCREEN-1", """
            { "legalName":"Mercado Boa Vista Ltda", "taxRegime":"lucro_presumido", "contacts":[{"name":"Lia","phones":["+5547900081002"]}],
              "machines":[{"name":"CAIXA-09","anyDeskId":"123456780","role":"pos"}] }
            """);
        await app.PutAsync("customers/SCREEN-2", """{"legalName":"Oficina do Zé Ltda"}""");
        var page = await OpenAsync("/customers", Role.Technician);

        await page.GetByTestId("search").FillAsync("(47) 90008-1002");
        await Assertions.Expect(page.GetByText("Oficina do Zé")).ToHaveCountAsync(0);
        await page.GetByText("Mercado Boa Vista Ltda").First.ClickAsync();
        await Assertions.Expect(page.GetByTestId("customer-panel")).ToHaveAttributeAsync("data-customer-id", "SCREEN-1");
        await Assertions.Expect(page.Locator("[data-testid=machine-row][data-machine='CAIXA-09'] [data-testid=anydesk-link]")).ToHaveAttributeAsync("href", "anydesk:123456780");

        await app.PutAsync("customers/SCREEN-1", """{"legalName":"Mercado Boa Vista e Filhos Ltda"}""");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Boa Vista e Filhos");
    }

    [Fact]
    public async Task What_nobody_understood_is_shown_to_an_administrator()
    {
        var page = await OpenAsync("/settings/quarantine", Role.Administrator);

        await app.DeliverAsync(Encoding.UTF8.GetBytes("""{"object":"page","entry":["estranho"]}"""));
        await page.GetByRole(AriaRole.Button, new() { Name = "Ver conteúdo" }).First.ClickAsync();

        await Assertions.Expect(page.GetByLabel("A entrega inteira")).ToContainTextAsync("estranho");
    }

    private static Task SeesCardAsync(IPage board, string column, string number) =>
        Assertions.Expect(board.Locator($"[data-testid=board-column][data-status={column}] [data-testid=board-card][data-ticket-number='{number}']")).ToBeVisibleAsync();

    private async Task<IPage> OpenAsync(string address, Role role)
    {
        await app.SignInAsync(_window, $"{role} Teste", $"{role}".ToLowerInvariant(), role);
        var page = await _window.NewPageAsync();
        await page.GotoAsync(new Uri(app.BaseAddress, address).ToString());
        await Assertions.Expect(page.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "connected");
        return page;
    }
}
