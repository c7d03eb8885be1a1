using System.Text.RegularExpressions;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Hosting;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>What a newcomer does in the first minutes: the customer's phone in one tab, the console in another.</summary>
public sealed class NewcomerTests(DemoApp app, TestBrowser browser) : IClassFixture<DemoApp>
{
    private const string Words = "Meu PDV não abre desde hoje cedo";

    [Fact]
    public async Task A_message_from_the_simulator_is_answered_the_phone_receives_it_and_takes_another_number()
    {
        await using var window = await browser.NewContextAsync();
        var (console, phone) = (await window.NewPageAsync(), await window.NewPageAsync());
        await SignInAsync(console);
        await phone.GotoAsync(app.Address + "/simulator");
        await phone.Locator("[data-testid=sim-contact][data-phone='+5591900005001']").ClickAsync();

        await phone.GetByTestId("sim-text").FillAsync(Words);
        await phone.GetByTestId("sim-send").ClickAsync();
        var row = console.GetByTestId("ticket-row").Filter(new() { HasText = Words });
        await Assertions.Expect(row).ToContainTextAsync("Lanchonete Sabor da Praça");

        await row.ClickAsync();
        await Assertions.Expect(console.GetByTestId("customer-legal-name")).ToHaveTextAsync("Jandira Lopes 90000012343");
        await Assertions.Expect(console.GetByTestId("customer-tax-regime")).ToHaveTextAsync("MEI");
        await Assertions.Expect(console.Locator("[data-testid=licence-row][data-module=pdv]")).ToContainTextAsync("1");
        await Assertions.Expect(console.Locator("[data-machine=CAIXA] [data-testid=anydesk-link]")).ToHaveAttributeAsync("href", "anydesk:990000501");

        await console.GetByTestId("composer-text").FillAsync("Bom dia! Já estou olhando.");
        await console.GetByTestId("composer-text").PressAsync("Enter");
        var received = phone.Locator("[data-testid=sim-message][data-direction=received]").Last;
        await Assertions.Expect(received).ToContainTextAsync("Já estou olhando");
        await Assertions.Expect(console.Locator("[data-testid=message][data-direction=out]").Last).ToHaveAttributeAsync("data-status", "read");

        await phone.GetByTestId("sim-change-number").ClickAsync();
        await Assertions.Expect(phone).ToHaveURLAsync(new Regex("phone=551190000", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(received).ToContainTextAsync("Já estou olhando");
        await Assertions.Expect(phone.Locator("[data-testid=sim-contact][data-phone='+5591900005001']")).ToHaveCountAsync(0);
        await Assertions.Expect(console.Locator("[data-testid=message][data-direction=system]").Last).ToContainTextAsync("Mudou de número: de +55 91 90000-5001");
    }

    private async Task SignInAsync(IPage page)
    {
        await page.GotoAsync(app.Address + "/login");
        await page.GetByTestId("login-email").FillAsync("ana@helpdesk.example");
        await page.GetByTestId("login-password").FillAsync(Demo.Password);
        await page.GetByTestId("login-submit").ClickAsync();
        await page.GetByText("Abertos").ClickAsync();
    }
}
