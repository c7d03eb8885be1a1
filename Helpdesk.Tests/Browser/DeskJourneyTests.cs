using Deque.AxeCore.Playwright;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>The quick actions by keyboard, with two technicians at the same ticket.</summary>
public sealed class DeskJourneyTests(TestApp app, TestBrowser browser) : Journey(app, browser), IClassFixture<TestApp>
{
    [Fact]
    public async Task A_ticket_goes_from_hand_to_hand_by_keyboard_and_both_see_what_the_other_did()
    {
        await WritesAsync("5511900001234", "Bom dia! A gaveta não abre");
        await Task.WhenAll(OpenAsync(Ana, "Pão Quente"), OpenAsync(Bia, "Pão Quente"));

        await Ana.Keyboard.PressAsync("a");
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");

        // Bia fills in an escalation while Ana classifies: Bia reads of it, and what she typed stays.
        await Bia.Keyboard.PressAsync("e");
        await Bia.GetByTestId("escalate-reason").FillAsync("Reindexar não bastou");
        await Ana.Keyboard.PressAsync("c");
        await Ana.GetByTestId("subject-use").ClickAsync();
        await Ana.GetByTestId("classify-module").SelectOptionAsync("pdv");
        await Ana.GetByTestId("tag-input").FillAsync("gaveta");
        await Ana.Keyboard.PressAsync("Enter");
        await Ana.Keyboard.PressAsync("Control+Enter");
        await Expect(Ana.GetByTestId("ticket-tag")).ToHaveTextAsync("gaveta");
        await Expect(Ana.GetByTestId("subject")).ToContainTextAsync("A gaveta não abre");
        await Expect(Bia.GetByTestId("meanwhile")).ToContainTextAsync("Ana Prado classificou");
        await Bia.Keyboard.PressAsync("Control+Enter");
        await Expect(Event(Ana, "escalou")).ToContainTextAsync("Reindexar não bastou");

        await Ana.Keyboard.PressAsync("t");
        await Ana.GetByLabel("Bia Moura").CheckAsync();
        await Ana.GetByTestId("assign-note").FillAsync("Falta trocar o cabo");
        await Ana.Keyboard.PressAsync("Control+Enter");
        await Expect(Event(Bia, "para Bia Moura")).ToContainTextAsync("Falta trocar o cabo");
        await Expect(Ana.GetByTestId("toast").Last).ToContainTextAsync("está com Bia Moura");

        await Bia.Keyboard.PressAsync("s");
        await Bia.GetByTestId("solution-text").FillAsync("Cabo trocado.");
        await Bia.GetByTestId("solution-tell").CheckAsync();
        await Bia.Keyboard.PressAsync("Control+Enter");
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "done");
        await Expect(Ana.Locator("[data-testid=message][data-direction=out]").Last).ToContainTextAsync("Prontinho");

        await Ana.Keyboard.PressAsync("h");
        await Expect(Ana.GetByTestId("trail-line").Last).ToContainTextAsync("Cabo trocado.");
        Assert.Empty((await Ana.RunAxe()).Violations.Select(v => v.Id));
    }

    [Fact]
    public async Task Work_written_down_twice_is_merged_and_AnyDesk_is_opened_by_a_digit()
    {
        await App.PutAsync("customers/C-0002", """
            { "legalName":"Bazar da Vila Ltda", "contacts":[{"name":"Nina Reis","phones":["+5511900005678"]}],
              "machines":[{"name":"CAIXA-01","anyDeskId":"123456781"},{"name":"CAIXA-02","anyDeskId":"123456782","moduleVersions":[{"module":"pdv","version":"10.1.4"}]}] }
            """);
        await WritesAsync("5511900005678", "Preciso atualizar o caixa 2", "Nina Reis");
        await OpenAsync(Ana, "Bazar da Vila");
        var first = await Ana.GetByTestId("ticket-header").GetAttributeAsync("data-ticket-number");

        await Ana.Keyboard.PressAsync("d");
        await Expect(Ana.GetByTestId("machine-pick").Last).ToBeVisibleAsync();
        await Ana.Keyboard.PressAsync("2");
        await Expect(Ana.GetByTestId("machine-session")).ToContainTextAsync("Ana");

        await Ana.Keyboard.PressAsync("o");
        await Ana.GetByTestId("new-ticket-customer").FillAsync("bazar");
        await Expect(Ana.GetByTestId("customer-found")).ToHaveCountAsync(1);
        await Ana.Keyboard.PressAsync("Enter");
        await Ana.GetByTestId("new-ticket-contact").SelectOptionAsync("");
        await Ana.GetByTestId("new-ticket-subject").FillAsync("Ligou sobre o caixa 2");
        await Ana.Keyboard.PressAsync("Control+Enter");
        await Expect(Ana.GetByTestId("no-conversation")).ToBeVisibleAsync();

        await Ana.GetByTestId("ticket-menu").PressAsync("Enter");
        await Ana.GetByTestId("ticket-relate").ClickAsync();
        await Ana.GetByTestId("relate-choice").CheckAsync();
        await Expect(Ana.GetByTestId("dialog-confirm")).ToBeEnabledAsync();
        await Ana.Keyboard.PressAsync("Control+Enter");
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "done");
        await Ana.GetByTestId("related-ticket").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-ticket-number", first!);
        await IsReadyAsync(Ana);

        await Ana.Keyboard.PressAsync("u");
        await Ana.Locator("[data-testid=update-line][data-machine='CAIXA-02'] input[type=checkbox]").CheckAsync();
        await Ana.GetByTestId("update-version").FillAsync("10.2.1");
        await Ana.Keyboard.PressAsync("Control+Enter");
        await Expect(Ana.Locator("[data-testid=machine-row][data-machine='CAIXA-02']")).ToContainTextAsync("10.2.1");
        await Expect(Event(Ana, "atualizou CAIXA-02")).ToBeVisibleAsync();
    }

    private static ILocator Event(IPage page, string words) => page.Locator("p.event", new() { HasText = words });

    private static async Task OpenAsync(IPage page, string title)
    {
        await Row(page, title).ClickAsync();
        await IsReadyAsync(page);
    }

    private static async Task IsReadyAsync(IPage page)
    {
        await Expect(page.GetByTestId("machine-row").First).ToBeVisibleAsync();

        // The browser's own part is there as soon as the field says what it is for.
        await Expect(page.GetByTestId("composer-text")).ToHaveAttributeAsync("placeholder", "Escreva uma mensagem");
    }
}
