using Deque.AxeCore.Playwright;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>What one writes and who is told: two technicians, one of them on two devices.</summary>
public sealed class WritingJourneyTests(TestApp app, TestBrowser browser) : Journey(app, browser), IClassFixture<TestApp>
{
    /// <summary>How often the button is pressed by keys in a dialog that was opened twice, and once more after it closed.</summary>
    private const string OpensTwice = """
        async () => {
          const { open } = await import("/Features/Actions/Modal.razor.js");
          const dialog = document.body.appendChild(document.createElement("dialog"));
          dialog.innerHTML = "<button data-submits>";
          let pressed = 0;
          dialog.firstChild.onclick = () => pressed++;
          const submit = () => dialog.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true }));
          open(dialog);
          open(dialog);
          submit();
          const closed = new Promise(resolve => dialog.addEventListener("close", resolve));
          dialog.close();
          await closed;
          submit();
          dialog.remove();
          return pressed;
        }
        """;

    [Fact]
    public async Task A_canned_reply_begun_on_one_device_is_sent_from_another()
    {
        await App.Get<CannedReplies>().SaveAsync(null, new("ola", "Saudação", "Oi {{contato}}, protocolo {{protocolo}}.", null));
        await WritesAsync("5519900008101", "Oi", "Gil");
        await Row(Ana, "Gil").ClickAsync();

        await Ana.GetByTestId("composer-text").FillAsync(new string('a', 4_097));
        await Expect(Ana.Locator(".composer-trouble")).ToContainTextAsync("limite de 4096");
        await Expect(Ana.GetByTestId("composer-send")).ToBeDisabledAsync();
        await Ana.GetByTestId("composer-text").FillAsync("");
        await Ana.GetByTestId("composer-text").PressSequentiallyAsync("/sau");
        await Expect(Ana.GetByTestId("offers").GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Ana.GetByTestId("composer-text").PressAsync("Enter");
        var filled = $"Oi Gil, protocolo {await Ana.GetByTestId("ticket-header").GetAttributeAsync("data-ticket-number")}.";
        await Expect(Ana.GetByTestId("composer-text")).ToHaveValueAsync(filled);
        await Expect(Row(Ana, "Gil").GetByTestId("draft-mark")).ToBeVisibleAsync();

        var phone = await SecondDeviceAsync(Ana.Url);
        await Expect(phone.GetByTestId("composer-text")).ToHaveValueAsync(filled);
        await phone.GetByTestId("composer-text").PressAsync("Enter");

        await Expect(Ana.Locator("[data-testid=message][data-direction=out]")).ToContainTextAsync(filled);
        await Expect(Ana.GetByTestId("composer-text")).ToHaveValueAsync("");
        await Expect(Row(Ana, "Gil").GetByTestId("draft-mark")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_colleague_is_seen_and_called()
    {
        await WritesAsync("5519900008102", "Oi", "Hugo");
        await Row(Ana, "Hugo").ClickAsync();
        await Row(Bia, "Hugo").ClickAsync();
        await Expect(Ana.GetByTestId("onlookers")).ToHaveTextAsync("Bia está vendo");
        await Bia.GetByTestId("composer-text").FillAsync("Já");
        await Expect(Ana.GetByTestId("onlookers")).ToHaveTextAsync("Bia está respondendo");
        await Bia.GotoAsync(new Uri(App.BaseAddress, "/customers").ToString());
        await Expect(Ana.GetByTestId("onlookers")).ToBeEmptyAsync();

        await Ana.GetByTestId("composer-note-toggle").ClickAsync();
        await Ana.GetByTestId("composer-text").PressSequentiallyAsync("@bi");
        await Expect(Ana.GetByTestId("offers").GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await Ana.GetByTestId("composer-text").PressAsync("Tab");
        await Ana.GetByTestId("composer-text").PressSequentiallyAsync("veja <b>isto</b>");
        await Ana.GetByTestId("composer-text").PressAsync("Enter");
        await Expect(Ana.Locator("[data-testid=message][data-direction=note] .mention")).ToHaveTextAsync("@Bia Moura");

        await Bia.GetByTestId("alerts-bell").ClickAsync();
        await Expect(Bia.Locator("[data-kind=Mentioned].open")).ToHaveCountAsync(1);
        await Bia.Locator("[data-kind=Mentioned]").Filter(new() { HasText = "@Bia Moura veja <b>isto</b>" }).ClickAsync();
        await Bia.GetByTestId("alerts-bell").ClickAsync();
        await Expect(Bia.Locator("[data-kind=Mentioned]:not(.open)")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_a_form_was_told_without_a_line_is_what_it_saves_when_the_line_is_back()
    {
        await WritesAsync("5519900008104", "Oi", "Nair");
        await Row(Ana, "Nair").ClickAsync();
        await Ana.GetByTestId("action-escalate").ClickAsync();
        await Expect(Ana.GetByTestId("escalate-reason")).ToBeFocusedAsync();

        // The last choice counts, also where it is the first one again.
        await CutAsync(Ana);
        foreach (var level in new[] { 3, 2, 3 }) await Ana.Locator($"dialog [data-level='{level}'] input").CheckAsync();
        await Ana.GetByTestId("escalate-reason").FillAsync("Não reindexa.");
        await Ana.Keyboard.PressAsync("Control+Enter");
        await Expect(Ana.Locator("dialog .waits.offline")).ToContainTextAsync("Sem conexão");

        await MendAsync(Ana);
        await Expect(Ana.Locator("dialog .waits").First).ToBeHiddenAsync();
        await Expect(Ana.GetByTestId("dialog-confirm")).ToBeEnabledAsync();
        await Expect(Ana.GetByTestId("dialog-confirm")).ToContainTextAsync("Desenvolvimento");
        await Ana.GetByTestId("dialog-confirm").ClickAsync();
        await Expect(Ana.Locator("p.event").Last).ToContainTextAsync("Não reindexa.");

        await ComesBackToAFormAsync();
    }

    /// <summary>What was typed into a form and not saved is there after the page was loaded anew, and is what is saved; then it is gone.</summary>
    private async Task ComesBackToAFormAsync()
    {
        await Ana.GetByTestId("new-ticket-open").ClickAsync();
        await Ana.GetByTestId("new-ticket-subject").FillAsync("Treinar");
        await Ana.Keyboard.PressAsync("Escape");
        await Ana.GetByTestId("action-solution").ClickAsync();
        await Ana.GetByTestId("solution-text").FillAsync("Cabo trocado.");
        await Ana.GetByTestId("solution-tell").CheckAsync();
        await Ana.GetByTestId("solution-message").FillAsync("Pronto, Nair!");
        await Ana.ReloadAsync();

        await Ana.GetByTestId("action-solution").ClickAsync();
        await Expect(Ana.GetByTestId("solution-text")).ToHaveValueAsync("Cabo trocado.");
        await Ana.GetByTestId("solution-tell").CheckAsync();
        await Expect(Ana.GetByTestId("solution-message")).ToHaveValueAsync("Pronto, Nair!");
        await Ana.GetByTestId("solution-submit").ClickAsync();
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "done");
        await Expect(Ana.Locator("p.event").Last).ToContainTextAsync("Cabo trocado.");
        await Expect(Ana.Locator("[data-testid=message][data-direction=out]")).ToContainTextAsync("Pronto, Nair!");
        await Ana.GetByTestId("new-ticket-open").ClickAsync();
        await Expect(Ana.GetByTestId("new-ticket-subject")).ToHaveValueAsync("Treinar");
        await Ana.GetByTestId("new-ticket-subject").FillAsync("");
        await Ana.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await Ana.EvaluateAsync<int>("Object.keys(sessionStorage).filter(key => key.startsWith('helpdesk-form')).length"));
        Assert.Equal(1, await Ana.EvaluateAsync<int>(OpensTwice));
    }

    [Fact]
    public async Task An_emoji_is_picked_by_keys_where_the_caret_is_and_as_a_reaction()
    {
        await WritesAsync("5519900008103", "Oi", "Ivo");
        await Row(Ana, "Ivo").ClickAsync();
        await Expect(Ana.GetByTestId("composer-text")).ToHaveAttributeAsync("placeholder", "Escreva uma mensagem");
        await Ana.GetByTestId("composer-text").FillAsync("Feito ");
        await Ana.GetByTestId("composer-text").PressAsync("Control+;");
        await Ana.Keyboard.TypeAsync("abrac");
        await Expect(Options()).ToHaveTextAsync(["🤗"]);
        await Ana.Keyboard.PressAsync("Enter");
        await Expect(Ana.GetByTestId("composer-text")).ToBeFocusedAsync();
        await Expect(Ana.GetByTestId("composer-text")).ToHaveValueAsync("Feito 🤗");

        // What was picked lately stands first; below it the first of the faces.
        await Ana.Keyboard.PressAsync("Home");
        await Ana.GetByTestId("composer-emoji").ClickAsync();
        await Expect(Options().First).ToHaveAttributeAsync("aria-selected", "true");

        // A second press of the face closes them; asked for once more, one choice is one sign.
        await Ana.GetByTestId("composer-emoji").ClickAsync();
        await Expect(Ana.GetByTestId("emoji-picker")).ToBeHiddenAsync();
        await Expect(Ana.GetByTestId("composer-text")).ToBeFocusedAsync();
        await Ana.GetByTestId("composer-emoji").ClickAsync();
        await Expect(Options().First).ToHaveAttributeAsync("aria-selected", "true");
        await Ana.Keyboard.PressAsync("ArrowDown");
        Assert.Empty((await Ana.RunAxe()).Violations.Select(v => v.Id));
        await Ana.Keyboard.PressAsync("Enter");
        await Expect(Ana.GetByTestId("composer-text")).ToHaveValueAsync("🙂Feito 🤗");
        await Ana.Keyboard.PressAsync("Control+;");
        await Ana.Keyboard.TypeAsync("xyz");
        await Expect(Ana.GetByTestId("emoji-picker")).ToContainTextAsync("Nenhum emoji");
        await Ana.Keyboard.PressAsync("Escape");
        await Expect(Ana.GetByTestId("composer-text")).ToBeFocusedAsync();

        await Ana.GetByTestId("react").ClickAsync();
        await Ana.GetByTestId("react-more").ClickAsync();
        await Ana.Keyboard.TypeAsync("party");
        await Ana.Keyboard.PressAsync("ArrowRight");
        await Ana.Keyboard.PressAsync("Enter");
        await Expect(Ana.GetByTestId("our-reaction")).ToContainTextAsync("🎉");
    }

    private ILocator Options() => Ana.GetByTestId("emoji-picker").Locator("[role=option]:visible");

    private async Task<IPage> SecondDeviceAsync(string address)
    {
        var window = await NewWindowAsync();
        await App.SignInAsync(window, "Ana Prado", "ana", Role.Technician);
        var page = await window.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }
}
