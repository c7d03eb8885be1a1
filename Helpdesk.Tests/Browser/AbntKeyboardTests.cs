using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>A Brazilian keyboard: what a key types counts, not where it lies, and a letter that is being made is no key yet.</summary>
public sealed class AbntKeyboardTests(TestApp app, TestBrowser browser) : Journey(app, browser), IClassFixture<TestApp>
{
    private const int Alt = 1, Ctrl = 2, Shift = 8;

    private ILocator Palette => Ana.GetByTestId("search");

    private ILocator Dialog => Ana.Locator("dialog[open]");

    private ILocator Text => Ana.GetByTestId("composer-text");

    [Fact]
    public async Task Search_and_help_open_by_what_is_typed_and_dead_keys_do_nothing()
    {
        await WritesAsync("5519900009201", "Oi", "Lia");
        await Row(Ana, "Lia").ClickAsync();
        await Expect(Text).ToHaveAttributeAsync("placeholder", "Escreva uma mensagem");
        var keys = await Ana.Context.NewCDPSessionAsync(Ana);

        // The key beside the right Shift, the one of the number block, AltGr+Q as Windows tells it, and Ctrl+K with CapsLock.
        foreach (var (key, code, with) in new[] { ("/", "IntlRo", 0), ("/", "NumpadDivide", 0), ("/", "KeyQ", Ctrl | Alt), ("K", "KeyK", Ctrl) })
        {
            await PressAsync(keys, key, code, with);
            await Expect(Palette).ToBeFocusedAsync();
            await Palette.PressAsync("Escape");
            await Expect(Dialog).ToHaveCountAsync(0);
        }

        foreach (var (code, with) in new[] { ("IntlRo", Shift), ("KeyW", Ctrl | Alt) })
        {
            await PressAsync(keys, "?", code, with);
            await Expect(Dialog).ToContainTextAsync("Atalhos");
            await Ana.Keyboard.PressAsync("Escape");
        }

        // None of these is a key of ours; the last one is, and it is the only one that does something.
        await PressAsync(keys, "e", "KeyE", Ctrl | Alt);
        await PressAsync(keys, "t", "KeyT", Alt);
        await PressAsync(keys, "Dead", "BracketLeft", 0);
        await PressAsync(keys, "c", "KeyC", 0, keyCode: 229);
        await PressAsync(keys, "S", "KeyS", 0);
        await Expect(Dialog).ToContainTextAsync("Registrar solução");
        await Ana.Keyboard.PressAsync("Escape");
        await Expect(Dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Enter_sends_no_letter_that_is_still_being_made()
    {
        await WritesAsync("5519900009202", "Oi", "Mia");
        await Row(Ana, "Mia").ClickAsync();
        await Expect(Text).ToHaveAttributeAsync("placeholder", "Escreva uma mensagem");
        var keys = await Ana.Context.NewCDPSessionAsync(Ana);

        await Text.PressSequentiallyAsync("Amanh");
        await keys.SendAsync("Input.imeSetComposition", new() { ["text"] = "~", ["selectionStart"] = 1, ["selectionEnd"] = 1 });
        await PressAsync(keys, "Enter", "Enter", 0);
        await PressAsync(keys, "Enter", "Enter", 0, keyCode: 229);
        await keys.SendAsync("Input.insertText", new() { ["text"] = "ã" });
        await Expect(Text).ToHaveValueAsync("Amanhã");
        await Text.PressAsync("Enter");

        var sent = Ana.Locator("[data-testid=message][data-direction=out]");
        await Expect(sent).ToHaveAttributeAsync("data-status", "sent");
        await Expect(sent).ToContainTextAsync("Amanhã");
    }

    [Fact]
    public async Task A_ticket_is_worked_from_the_first_key_to_the_last_and_the_keyboard_is_never_lost()
    {
        await WritesAsync("5511900001234", "Meu PDV não abre");
        await Expect(Row(Ana, "Pão Quente")).ToBeVisibleAsync();

        await KeysAsync("j");
        await Expect(Ana.GetByTestId("machine-row")).ToBeVisibleAsync();
        await Expect(Text).ToHaveAttributeAsync("placeholder", "Escreva uma mensagem");
        await KeysAsync("a");
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");
        for (var stop = 0; stop < 60; stop++)
        {
            await KeysAsync("Tab");
            Assert.Null(await Ana.EvaluateAsync<string?>(Unseen));
        }

        await KeysAsync("Escape");
        await Expect(Row(Ana, "Pão Quente")).ToBeFocusedAsync();
        await KeysAsync("c");
        await Expect(Ana.GetByTestId("classify-subject")).ToBeFocusedAsync();
        await KeysAsync("Tab", "p");
        await Expect(Ana.GetByTestId("classify-module")).ToHaveValueAsync("pdv");
        await KeysAsync("Control+Enter");
        await Expect(Ana.GetByTestId("ticket-header")).ToContainTextAsync("PDV");
        await Expect(Row(Ana, "Pão Quente")).ToBeFocusedAsync();

        await KeysAsync("r");
        await Expect(Text).ToBeFocusedAsync();
        await Ana.Keyboard.TypeAsync("Vou atualizar");
        await KeysAsync("Enter");
        await Expect(Ana.Locator("[data-testid=message][data-direction=out]")).ToHaveAttributeAsync("data-status", "sent");
        await KeysAsync("Escape", "u");
        await Expect(Ana.GetByTestId("update-line").Locator("[type=checkbox]").First).ToBeFocusedAsync();
        await KeysAsync("Space", "Control+Enter");
        await Expect(Ana.Locator("p.event", new() { HasText = "atualizou CAIXA-01" })).ToBeVisibleAsync();
        await Expect(Dialog).ToHaveCountAsync(0);

        await Ana.GetByTestId("ticket-menu").FocusAsync();
        await KeysAsync("Enter", "Tab", "Enter");
        await Expect(Ana.GetByTestId("trail")).ToBeFocusedAsync();
        await KeysAsync("Escape");
        await Expect(Ana.GetByTestId("ticket-menu")).ToBeFocusedAsync();
        await KeysAsync("s");
        await Expect(Ana.GetByTestId("solution-cause")).ToBeFocusedAsync();
        await KeysAsync("Tab");
        await Ana.Keyboard.TypeAsync("Atualizado.");
        await KeysAsync("Control+Enter");
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "done");
    }

    /// <summary>What has the keyboard and does not show it; null when it is seen.</summary>
    private const string Unseen = """
        () => {
          const at = document.activeElement, { x, y, width, height } = at.getBoundingClientRect();
          const marked = part => { const look = getComputedStyle(part); return (look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0) || look.boxShadow !== "none"; };
          for (let part = at; part && part !== document.body; part = part.parentElement) if (marked(part)) {
            const over = document.elementFromPoint(x + width / 2, y + height / 2);
            return at.contains(over) || over?.contains(at) ? null : "covered: " + at.outerHTML.slice(0, 200);
          }
          return at === document.body ? null : at.outerHTML.slice(0, 200);
        }
        """;

    private async Task KeysAsync(params string[] keys)
    {
        foreach (var key in keys) await Ana.Keyboard.PressAsync(key);
    }

    private static async Task PressAsync(ICDPSession keys, string key, string code, int with, int? keyCode = null)
    {
        foreach (var type in new[] { "rawKeyDown", "keyUp" })
        {
            await keys.SendAsync("Input.dispatchKeyEvent", new() { ["type"] = type, ["key"] = key, ["code"] = code, ["modifiers"] = with, ["windowsVirtualKeyCode"] = keyCode ?? (key.Length == 1 ? key[0] : 0) });
        }
    }
}
