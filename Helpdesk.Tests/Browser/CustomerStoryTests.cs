using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>The customer beside the ticket: one click to the machine, who it is whom nobody knew, for whom somebody speaks.</summary>
public sealed class CustomerStoryTests(TestApp app, TestBrowser browser) : Journey(app, browser), IClassFixture<TestApp>
{
    [Fact]
    public async Task One_click_opens_AnyDesk_and_everybody_sees_who_is_on_the_machine()
    {
        await WritesAsync("5511900001234", "Meu PDV não abre");
        await Task.WhenAll(Row(Ana, "Pão Quente").ClickAsync(), Row(Bia, "Pão Quente").ClickAsync());

        await Machine(Ana, "CAIXA-01").GetByTestId("anydesk-link").ClickAsync();
        await Task.WhenAll(
            Expect(Ana.GetByTestId("remote-session")).ToContainTextAsync("Ana está em CAIXA-01"),
            Expect(Machine(Bia, "CAIXA-01").GetByTestId("machine-session")).ToContainTextAsync("Ana está aqui"));

        await Bia.GetByTestId("end-session").ClickAsync();
        await Task.WhenAll(
            Expect(Ana.GetByTestId("remote-session")).ToHaveCountAsync(0),
            Expect(Machine(Ana, "CAIXA-01").GetByTestId("machine-last-session")).ToContainTextAsync("Ana"));

        await Ana.GetByTestId("ticket-header").ClickAsync();
        await Ana.Keyboard.PressAsync("d");
        await Expect(Ana.GetByTestId("remote-session")).ToHaveCountAsync(1);
        await Ana.GetByTestId("action-solution").ClickAsync();
        await Ana.GetByTestId("solution-text").FillAsync("Serviço reiniciado.");
        await Ana.GetByTestId("solution-submit").ClickAsync();
        await Expect(Ana.GetByTestId("remote-session")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Who_nobody_knew_is_registered_beside_the_conversation_and_earlier_tickets_follow()
    {
        await WritesAsync("5547900007101", "O caixa parou", "Rosana");
        await Expect(Row(Ana, "Rosana")).ToBeVisibleAsync();
        var earlier = (await App.Database.ReadAsync(db => Task.FromResult(db.Tickets.OrderByDescending(t => t.Number).First()))).Number;
        await App.PatchAsync($"tickets/{earlier}", """{"status":"done","solution":"Cabo trocado"}""");
        await WritesAsync("5547900007101", "Voltou a parar. CNPJ 11.222.333/0001-81", "Rosana");
        await Row(Ana, "Rosana").ClickAsync();

        await Ana.GetByTestId("register-customer").ClickAsync();
        await Expect(Ana.GetByTestId("register-taxId")).ToHaveValueAsync("11.222.333/0001-81");
        await Ana.GetByTestId("register-save").ClickAsync();
        await Expect(Ana.GetByText("Preencha este campo.")).ToBeVisibleAsync();
        await Expect(Ana.GetByTestId("register-contactName")).ToHaveValueAsync("Rosana");
        await Ana.GetByTestId("register-legalName").FillAsync("Mercado da Rosana Ltda");
        await Ana.GetByTestId("register-city").FillAsync("Joinville");
        await Ana.GetByTestId("register-state").FillAsync("SC");
        await Ana.Keyboard.PressAsync("Tab");
        await Ana.GetByTestId("register-save").ClickAsync();

        await Expect(Ana.GetByTestId("customer-legal-name")).ToHaveTextAsync("Mercado da Rosana Ltda");
        await SeesRowAsync(Bia, "Mercado da Rosana", "Voltou a parar");
        Assert.True(await App.Database.ReadAsync(db => Task.FromResult(db.Tickets.Where(t => t.ContactId == db.Tickets.Single(e => e.Number == earlier).ContactId).All(t => t.CustomerId != null))));
    }

    [Fact]
    public async Task An_accountant_is_asked_for_whom_and_may_change_it()
    {
        await App.PutAsync("customers/ACC-1", """{"legalName":"Doceria Mel Ltda","contacts":[{"name":"Lúcia Prado","phones":["+5519900007201"]}]}""");
        await App.PutAsync("customers/ACC-2", """{"legalName":"Calçados Passo Ltda","contacts":[{"name":"Lúcia Prado","phones":["+5519900007201"]}]}""");
        await WritesAsync("5519900007201", "Bom dia, é a contadora", "Lúcia");
        await Row(Ana, "Lúcia").ClickAsync();
        await Expect(Ana.GetByText("2 clientes cadastraram este número")).ToBeVisibleAsync();

        await Ana.GetByRole(AriaRole.Button, new() { Name = "Vincular a Doceria Mel Ltda" }).ClickAsync();
        await Expect(Ana.GetByTestId("customer-panel")).ToHaveAttributeAsync("data-customer-id", "ACC-1");

        await Ana.GetByTestId("change-customer").ClickAsync();
        await Expect(Ana.GetByTestId("customer-offer")).ToHaveCountAsync(2);
        await Ana.GetByTestId("pick-customer").Locator("input").FillAsync("calcados");
        await Expect(Ana.GetByTestId("customer-offer")).ToHaveCountAsync(1);
        await Ana.Keyboard.PressAsync("Enter");
        await Expect(Ana.GetByTestId("customer-panel")).ToHaveAttributeAsync("data-customer-id", "ACC-2");
        await Expect(Ana.GetByTestId("speaks-for")).ToContainTextAsync("Calçados Passo");
        await Expect(Row(Bia, "Calçados Passo")).ToHaveCountAsync(1);
    }

    private static ILocator Machine(IPage page, string name) => page.Locator($"[data-testid=machine-row][data-machine='{name}']");
}
