using System.Globalization;
using System.Text.Json.Nodes;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>Two technicians with the same work before their eyes: what one does the other sees, and neither loses their place.</summary>
public sealed class TogetherTests(TestApp app, TestBrowser browser) : Journey(app, browser), IClassFixture<TestApp>
{
    [Fact]
    public async Task Machines_pauses_and_relations_are_told_to_the_other()
    {
        await App.PutAsync("customers/C-0004", """
            { "legalName":"Mercearia Esquina Ltda", "contacts":[{"name":"Ivo Luz","phones":["+5511900009101"]}],
              "machines":[{"name":"CAIXA-01","moduleVersions":[{"module":"pdv","version":"10.1.4"}]},{"name":"CAIXA-02","moduleVersions":[{"module":"pdv","version":"10.1.4"}]}] }
            """);
        var solved = await App.WritesAsync("5511900009102", "A sanfona do balcão não fecha");
        await App.PatchAsync($"tickets/{solved["number"]}", """{"status":"done","module":"pdv","type":"error","solution":"Mola trocada."}""");
        await App.WritesAsync("5511900009101", "Nossa sanfona do balcão não fecha");
        await Task.WhenAll(OpenAsync(Ana, "Esquina"), OpenAsync(Bia, "Esquina"));
        var number = await Ana.GetByTestId("ticket-header").GetAttributeAsync("data-ticket-number");

        // The key that opens the form, and one that accepts what it offers.
        await Ana.Keyboard.PressAsync("c");
        await Expect(Ana.GetByTestId("classify-accept")).ToBeFocusedAsync();
        await Ana.Keyboard.PressAsync("Enter");
        await Expect(Event(Bia, "classificou")).ToBeVisibleAsync();
        await Expect(Bia.GetByTestId("ticket-header")).ToContainTextAsync("PDV");

        await Expect(Ana.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Ana.Keyboard.PressAsync("u");
        await Expect(Line("CAIXA-01").Locator("[type=checkbox]")).ToBeFocusedAsync();
        await Line("CAIXA-02").GetByTestId("update-failed").ClickAsync();
        await Line("CAIXA-02").GetByTestId("update-reason").FillAsync("Sem espaço em disco");
        await Ana.Keyboard.PressAsync("Control+Enter");
        await Task.WhenAll(
            Expect(Event(Bia, "atualizou CAIXA-01")).ToBeVisibleAsync(),
            Expect(Event(Bia, "não conseguiu atualizar CAIXA-02")).ToContainTextAsync("Sem espaço em disco"),
            Expect(Bia.Locator("[data-testid=machine-row][data-machine='CAIXA-01']")).ToContainTextAsync("10.2.1"));

        await Ana.GetByTestId("action-pause").ClickAsync();
        await Ana.GetByTestId("action-wait").ClickAsync();
        await Expect(Bia.GetByTestId("action-go-on")).ToContainTextAsync("Aguardando o cliente");
        await App.WritesAsync("5511900009101", "E agora, o que eu faço?");
        await Expect(Bia.GetByTestId("action-go-on")).ToHaveCountAsync(0);
        await Bia.Keyboard.PressAsync("z");
        await Expect(Bia.GetByTestId("action-wait")).ToBeFocusedAsync();
        await Bia.GetByTestId("snooze-at").FillAsync(Now.AddDays(2).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await Bia.Keyboard.PressAsync("Enter");
        await Expect(Row(Ana, "Esquina").GetByTestId("paused-mark")).ToBeVisibleAsync();
        await Ana.GetByTestId("action-go-on").ClickAsync();
        await Expect(Row(Bia, "Esquina").GetByTestId("paused-mark")).ToHaveCountAsync(0);

        await Bia.Keyboard.PressAsync("o");
        await Bia.GetByTestId("new-ticket-phone").FillAsync("+55 11 90000-9101");
        await Bia.GetByTestId("new-ticket-subject").FillAsync("Ligou pela sanfona");
        await Bia.Keyboard.PressAsync("Control+Enter");
        await Expect(Bia.GetByTestId("go-to-open")).ToContainTextAsync(number!);
        await Bia.GetByTestId("new-ticket-customer").FillAsync("esquina");
        await Expect(Bia.GetByTestId("customer-found")).ToHaveCountAsync(1);
        await Bia.GetByTestId("new-ticket-customer").PressAsync("Enter");
        await Bia.GetByTestId("new-ticket-contact").SelectOptionAsync("");
        await Bia.Keyboard.PressAsync("Control+Enter");
        await Expect(Bia.GetByTestId("no-conversation")).ToBeVisibleAsync();

        await RelateAsync("relate-relate", number!);
        await Expect(Ana.GetByTestId("related-ticket")).ToContainTextAsync("Ligou pela sanfona");
        await RelateAsync("relate-merge", number!);
        await Expect(Event(Ana, "a este")).ToContainTextAsync("Bia Moura");
        await Expect(Bia.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "done");

        ILocator Line(string machine) => Ana.Locator($"[data-testid=update-line][data-machine='{machine}']");
    }

    [Fact]
    public async Task A_long_conversation_is_read_back_quoted_corrected_and_reacted_to_on_both_screens()
    {
        const string first = "wamid.first";
        await DeliverAsync(MetaBody.Text("5511900009103", first, "A primeira linha de todas", Now.AddMinutes(-1)));
        await Expect(Row(Ana, "A primeira linha")).ToBeVisibleAsync();
        await App.Database.ChangeAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO messages SELECT (jsonb_populate_record(m, jsonb_build_object(
                'id', gen_random_uuid(), 'provider_id', m.provider_id || '.' || n, 'sent_at', m.sent_at + n * interval '1 millisecond', 'text', 'Linha ' || n))).*
            FROM messages m, generate_series(1, 400) n WHERE m.provider_id = {first}
            """));
        await DeliverAsync(MetaBody.Text("5511900009103", "wamid.quoting", "Como eu disse", Now, first));
        await Task.WhenAll(Row(Ana, "Como eu disse").ClickAsync(), Row(Bia, "Como eu disse").ClickAsync());
        await Task.WhenAll(Expect(Said(Ana, "Como eu disse")).ToBeInViewportAsync(), Expect(Said(Bia, "Como eu disse")).ToBeInViewportAsync());
        await Expect(Ana.GetByTestId("composer-text")).ToHaveAttributeAsync("placeholder", "Escreva uma mensagem");

        // What is read comes in above what is seen, page by page.
        var shown = await Ana.GetByTestId("message").CountAsync();
        await Ana.EvaluateAsync("document.querySelector('.thread .scroll').scrollTop = 0");
        await Expect(Ana.GetByTestId("message").Nth(shown)).ToBeVisibleAsync();
        Assert.True(await Ana.EvaluateAsync<bool>("document.querySelector('.thread .scroll').scrollTop > 200"));

        // Only in the quote.
        await Expect(Said(Ana, "A primeira linha de todas")).ToHaveCountAsync(1);

        await Said(Ana, "Como eu disse").Locator("[data-jump]").ClickAsync();
        await Expect(Ana.Locator("[data-testid=message].found")).ToContainTextAsync("A primeira linha de todas");
        await Expect(Ana.Locator("[data-testid=message].found")).ToBeInViewportAsync();
        await Ana.Locator(".thread .pill").ClickAsync();
        await Expect(Said(Ana, "Como eu disse")).ToBeInViewportAsync();

        await DeliverAsync(Changing("edit", "wamid.quoting", "Como eu disse ontem"));
        await Task.WhenAll(Expect(Said(Ana, "Como eu disse ontem")).ToContainTextAsync("editada"), Expect(Said(Bia, "Como eu disse ontem")).ToContainTextAsync("editada"));
        await Ana.GetByTestId("composer-text").FillAsync("Entendi");
        await Ana.GetByTestId("composer-text").PressAsync("Enter");
        await Expect(Said(Bia, "Entendi")).ToHaveAttributeAsync("data-status", "sent");
        var answer = await App.Database.ReadAsync(db => db.Messages.SingleAsync(m => m.Text == "Entendi"));
        await DeliverAsync(MetaBody.Reaction("5511900009103", "wamid.heart", answer.ProviderId!, "❤️", Now));
        await Task.WhenAll(Expect(Said(Ana, "Entendi").Locator(".reaction")).ToHaveTextAsync("❤️"), Expect(Said(Bia, "Entendi").Locator(".reaction")).ToHaveTextAsync("❤️"));
        await Said(Bia, "Como eu disse ontem").HoverAsync();
        await Said(Bia, "Como eu disse ontem").GetByTestId("react").ClickAsync();
        await Bia.GetByTestId("reaction-picker").Locator("[data-emoji='🙏']").ClickAsync();
        await Expect(Said(Ana, "Como eu disse ontem").GetByTestId("our-reaction")).ToHaveAttributeAsync("data-state", "sent");
        await DeliverAsync(Changing("revoke", "wamid.quoting", null));
        await Task.WhenAll(Expect(Ana.Locator(".gone")).ToBeVisibleAsync(), Expect(Bia.Locator(".gone")).ToBeVisibleAsync());
    }

    [Fact]
    public async Task A_list_keeps_its_place_whatever_comes_in_and_wherever_one_was()
    {
        await WritesAsync("5511900001234", "Meu PDV não abre");
        await SeesRowAsync(Bia, "Pão Quente", "Meu PDV não abre");
        await App.Database.WritesAsync(70);
        var urgent = await App.WritesAsync("5511900009104", "Loja parada");
        await App.PatchAsync($"tickets/{urgent["number"]}", """{"priority":"urgent"}""");
        await Task.WhenAll(Ana.ReloadAsync(), Bia.ReloadAsync());

        await Ana.GetByTestId("list-filters").ClickAsync();
        await Ana.GetByTestId("list-priority").SelectOptionAsync("urgent");
        await Expect(Ana.GetByTestId("ticket-row")).ToHaveCountAsync(1);
        await Expect(Row(Bia, "Cliente").First).ToBeVisibleAsync();
        await Ana.GetByTestId("list-clear").ClickAsync();
        await Expect(Ana.GetByTestId("list-chip")).ToHaveCountAsync(0);
        await Ana.GetByTestId("list-order").SelectOptionAsync("waiting");
        await Expect(Ana.GetByTestId("ticket-row").First).ToContainTextAsync("Cliente 70");
        Assert.Contains("order=waiting", Ana.Url, StringComparison.Ordinal);
        await Ana.GetByText("Meus").ClickAsync();
        await Expect(Ana.Locator(".rows .empty")).ToBeVisibleAsync();
        await Ana.GetByText("Abertos").ClickAsync();
        await Ana.GetByTestId("list-clear").ClickAsync();
        await Expect(Row(Ana, "Cliente 5").First).ToBeVisibleAsync();

        await Row(Ana, "Cliente 19").ScrollIntoViewIfNeededAsync();
        var (place, row) = (await ScrollAsync("scrollTop"), (await Row(Ana, "Cliente 19").BoundingBoxAsync())!.Y);
        await Task.WhenAll(WritesAsync("5511900009105", "Quem chega agora", "Nina"), SeesRowAsync(Bia, "Nina", "Quem chega agora"));
        await Expect(Row(Ana, "Nina")).ToHaveCountAsync(1);
        Assert.Equal(row, (await Row(Ana, "Cliente 19").BoundingBoxAsync())!.Y, 1.0);

        await Row(Ana, "Cliente 19").ClickAsync();
        await Expect(Ana.GetByTestId("ticket-header")).ToContainTextAsync("Cliente 19");
        await Expect(Ana.GetByTestId("message").First).ToBeVisibleAsync();
        var left = await ScrollAsync("scrollTop");
        Assert.InRange(left, place, place + 200);
        await Ana.Keyboard.PressAsync("g");
        await Ana.Keyboard.PressAsync("c");
        await Expect(Ana.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Clientes" })).ToBeVisibleAsync();
        await Ana.Keyboard.PressAsync("g");
        await Ana.Keyboard.PressAsync("a");
        await Expect(Row(Ana, "Cliente 19")).ToBeInViewportAsync();
        await Eventually.PassesAsync(async () => Assert.Equal(left, await ScrollAsync("scrollTop"), 1.0));
    }

    private static ILocator Event(IPage page, string words) => page.Locator("p.event", new() { HasText = words });

    private static ILocator Said(IPage page, string words) => page.GetByTestId("message").Filter(new() { HasText = words });

    private static async Task OpenAsync(IPage page, string title)
    {
        await Row(page, title).ClickAsync();
        await Expect(page.GetByTestId("similar-case")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("composer-text")).ToHaveAttributeAsync("placeholder", "Escreva uma mensagem");
    }

    private async Task RelateAsync(string how, string number)
    {
        await Bia.GetByTestId("ticket-menu").PressAsync("Enter");
        await Bia.GetByTestId("ticket-relate").ClickAsync();
        await Bia.GetByTestId(how).ClickAsync();
        await Bia.GetByTestId("relate-number").FillAsync(number);
        await Bia.Keyboard.PressAsync("Control+Enter");
        await Expect(Bia.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    private Task<double> ScrollAsync(string what) => Ana.EvaluateAsync<double>($"document.querySelector('.list .rows').{what}");

    private static string Changing(string how, string target, string? words)
    {
        var change = new JsonObject { ["original_message_id"] = target };
        if (words is not null) change["message"] = new JsonObject { ["type"] = "text", ["text"] = new JsonObject { ["body"] = words } };
        return MetaBody.Message("5511900009103", $"wamid.{how}", Now, new JsonObject { ["type"] = how, [how] = change });
    }
}
