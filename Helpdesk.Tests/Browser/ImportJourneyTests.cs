using System.Text;
using Deque.AxeCore.Playwright;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>Caio brings his list along, mends what is refused, and finds the customers.</summary>
public sealed class ImportJourneyTests(TestApp app, TestBrowser browser) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_list_with_mistakes_is_mended_and_imported()
    {
        await using var window = await browser.NewContextAsync();
        await app.SignInAsync(window, "Caio Nunes", "caio", Role.Supervisor);
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(app.BaseAddress, "/customers").ToString());
        await page.GetByTestId("customers-import").ClickAsync();

        await SendAsync(page, "fotos.csv", Encoding.Latin1.GetBytes("\u0089PNG\r\n\u001a\n\0\0\0\u0001\u0002\u0003\u0004"));
        await Assertions.Expect(page.GetByTestId("import-words")).ToContainTextAsync("não é uma planilha");
        await page.GetByTestId("import-another").ClickAsync();

        await SendAsync(page, "clientes.csv", Encoding.Latin1.GetBytes("Código;Razão social;CNPJ;UF\nB-1;Açougue São João;11.222.333/0001-81;SP\nB-2;Oficina do Zé;123;SP\n"));
        await Assertions.Expect(page.GetByTestId("import-state")).ToHaveAttributeAsync("data-stage", "checked");
        var refused = page.Locator("[data-testid=import-row][data-fate=refused]");
        await Assertions.Expect(refused).ToContainTextAsync("CNPJ/CPF: “123” não é um CNPJ nem um CPF");
        await Assertions.Expect(page.GetByTestId("import-start")).ToContainTextAsync("Importar só");
        Assert.Empty((await page.RunAxe()).Violations.Select(v => v.Id));
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("import-refused").ClickAsync());
        Assert.Equal("recusadas.csv", download.SuggestedFilename);

        await page.GetByTestId("import-another").ClickAsync();
        await SendAsync(page, "clientes.csv", Encoding.UTF8.GetBytes("Código;Razão social;CNPJ;UF\nB-1;Açougue São João;11.222.333/0001-81;SP\nB-2;Oficina do Zé;;SP\n"));
        await page.GetByTestId("import-start").ClickAsync();
        await Assertions.Expect(page.GetByTestId("import-state")).ToHaveAttributeAsync("data-stage", "imported");
        await page.GetByText("Ver clientes").ClickAsync();
        await Assertions.Expect(page.GetByText("Açougue São João").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Oficina do Zé").First).ToBeVisibleAsync();
    }

    private static Task SendAsync(IPage page, string name, byte[] bytes) =>
        page.GetByTestId("import-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = bytes });
}
