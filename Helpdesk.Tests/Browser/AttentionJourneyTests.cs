using System.Text.RegularExpressions;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>What draws a technician's attention in a real browser. Its speaker and its notifications only count what they are asked for.</summary>
public sealed class AttentionJourneyTests(TestApp app, TestBrowser browser) : Journey(app, browser), IClassFixture<TestApp>
{
    private const string Phone = "5511900001234";

    private const string Counted = """
        window.told = { tones: [], shown: [] };
        window.AudioContext = class {
          state = "running";
          currentTime = 0;
          createOscillator() { return { frequency: {}, connect: to => to, start() { told.tones.push(this.frequency.value); told.at = performance.now(); }, stop() {} }; }
          createGain() { return { gain: { setValueAtTime() {}, linearRampToValueAtTime() {} }, connect: to => to }; }
        };
        window.Notification = class {
          static permission = "granted";
          constructor(title, { body }) { told.shown.push(`${title} | ${body}`); }
        };
        window.inFront = true;
        document.hasFocus = () => inFront;
        """;

    [Fact]
    public async Task What_concerns_me_sounds_once_in_all_my_tabs_and_is_notified_only_behind_other_windows()
    {
        await Ana.Context.AddInitScriptAsync(Counted);
        await WritesAsync(Phone, "Oi");
        await Row(Ana, "Pão Quente").ClickAsync();
        await Ana.GetByTestId("action-take").ClickAsync();
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");
        await Ana.ReloadAsync();
        await Ana.GetByTestId("composer-text").ClickAsync();

        // What is in front of one is seen.
        await WritesAsync(Phone, "A gaveta travou");
        await Expect(Ana.Locator("[data-testid=message]").Last).ToContainTextAsync("A gaveta travou");
        await Expect(Bell(Ana)).ToHaveAttributeAsync("data-waiting", "0");
        Assert.Empty(await ToldAsync<double>("tones", Ana));

        var other = await Ana.Context.NewPageAsync();
        foreach (var tab in new[] { Ana, other }) await OpenCustomersAsync(tab);
        await BehindAsync(true, Ana, other);
        await WritesAsync(Phone, "E agora?");
        foreach (var tab in new[] { Ana, other })
        {
            await Expect(Bell(tab)).ToHaveAttributeAsync("data-waiting", "1");
            await Assertions.Expect(tab).ToHaveTitleAsync("(1) Clientes · Helpdesk");
            await Expect(tab.Locator("link[rel=icon]")).ToHaveAttributeAsync("href", new Regex("favicon-unread", RegexOptions.None, TimeSpan.FromSeconds(1)));
        }

        await Eventually.PassesAsync(async () => Assert.Equal([880, 1175], await ToldAsync<double>("tones", Ana, other)));
        await Eventually.PassesAsync(async () => Assert.Equal(["Pão Quente | Mensagem nova: E agora?"], await ToldAsync<string>("shown", Ana, other)));

        await Ana.GetByTestId("alerts-bell").ClickAsync();
        await Ana.GetByTestId("alerts-choices").ClickAsync();
        await Ana.GetByTestId("alert-replied").UncheckAsync();
        await Expect(Bell(other)).ToHaveAttributeAsync("data-waiting", "0");
        await Assertions.Expect(other).ToHaveTitleAsync("Clientes · Helpdesk");
        await WritesAsync(Phone, "Alguém?");
        foreach (var tab in new[] { Ana, other })
        {
            await tab.EvaluateAsync("() => document.getElementById('alerts').showPopover()");
            await Expect(tab.GetByTestId("alert")).ToContainTextAsync("2 mensagens novas");
        }

        Assert.Equal(2, (await ToldAsync<double>("tones", Ana, other)).Count);

        // What comes within a second of a sound makes no other.
        foreach (var tab in new[] { Ana, other }) await tab.WaitForFunctionAsync("() => !(performance.now() - told.at < 1000)");
        await BehindAsync(false, Ana, other);
        await Row(Bia, "Pão Quente").ClickAsync();
        await Bia.GetByTestId("composer-note-toggle").ClickAsync();
        await Bia.GetByTestId("composer-text").FillAsync("@Ana Prado veja isto");
        await Bia.GetByTestId("composer-text").PressAsync("Enter");
        foreach (var tab in new[] { Ana, other }) await Expect(Bell(tab)).ToHaveAttributeAsync("data-waiting", "1");
        await Eventually.PassesAsync(async () => Assert.Equal(4, (await ToldAsync<double>("tones", Ana, other)).Count));
        Assert.Single(await ToldAsync<string>("shown", Ana, other));
    }

    private static ILocator Bell(IPage page) => page.GetByTestId("alerts");

    // A page that nobody touched may make no sound.
    private async Task OpenCustomersAsync(IPage tab)
    {
        await tab.GotoAsync(new Uri(App.BaseAddress, "/customers").ToString());
        await tab.GetByTestId("search").ClickAsync();
        await Expect(tab.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "connected");
    }

    private static Task BehindAsync(bool behind, params IPage[] tabs) =>
        Task.WhenAll(tabs.Select(tab => tab.EvaluateAsync("behind => { window.inFront = !behind; }", behind)));

    private static async Task<IReadOnlyList<T>> ToldAsync<T>(string what, params IPage[] tabs) =>
        [.. (await Task.WhenAll(tabs.Select(tab => tab.EvaluateAsync<T[]>($"told.{what}")))).SelectMany(told => told)];
}
