using Deque.AxeCore.Playwright;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>Two technicians, a customer and Meta: the main job from end to end, as people see it.</summary>
public sealed class JourneyTests(TestApp app, TestBrowser browser) : Journey(app, browser), IClassFixture<TestApp>
{
    [Fact]
    public async Task A_message_reaches_both_and_the_answer_goes_back()
    {
        var received = await WritesAsync("5511900001234", "Meu PDV não abre");
        await Task.WhenAll(SeesRowAsync(Ana, "Pão Quente", "Meu PDV não abre"), SeesRowAsync(Bia, "Pão Quente", "Meu PDV não abre"));

        await Row(Ana, "Pão Quente").ClickAsync();
        await Task.WhenAll(
            Expect(Ana.GetByTestId("customer-legal-name")).ToHaveTextAsync("Padaria Pão Quente Ltda"),
            Expect(Ana.GetByTestId("customer-tax-regime")).ToHaveTextAsync("Simples Nacional"),
            Expect(Ana.GetByTestId("customer-responsible")).ToContainTextAsync("Maria Souza"),
            Expect(Ana.Locator("[data-testid=licence-row][data-module=pdv]")).ToContainTextAsync("3"),
            Expect(Ana.Locator("[data-testid=machine-row][data-machine='CAIXA-01'] [data-testid=anydesk-link]")).ToHaveAttributeAsync("href", "anydesk:123456789"));

        await Ana.GetByTestId("action-take").ClickAsync();
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");
        await Expect(Row(Bia, "Pão Quente")).ToHaveAttributeAsync("data-status", "in_progress");

        await Ana.GetByTestId("composer-text").FillAsync("Bom dia! Já estou olhando.");
        await Ana.GetByTestId("composer-text").PressAsync("Enter");
        var answer = Ana.Locator("[data-testid=message][data-direction=out]").Last;
        await Expect(answer).ToContainTextAsync("Já estou olhando");
        await Expect(answer).ToHaveAttributeAsync("data-status", "sent");
        await Expect(Ana.GetByTestId("composer-text")).ToHaveValueAsync("");
        var sent = Assert.Single(App.Graph.Messages, m => (string?)m["text"]?["body"] == "Bom dia! Já estou olhando.");
        Assert.Equal("5511900001234", (string?)sent["to"]);

        await ConfirmAsync(Guid.Parse((string)sent["biz_opaque_callback_data"]!), "read");
        await Expect(answer).ToHaveAttributeAsync("data-status", "read");
        await ConfirmAsync(Guid.Parse((string)sent["biz_opaque_callback_data"]!), "delivered");
        await WritesAsync("5511900001234", "Ok, aguardo");
        await Expect(Ana.Locator("[data-testid=message][data-direction=in]").Last).ToContainTextAsync("Ok, aguardo");
        await Expect(answer).ToHaveAttributeAsync("data-status", "read");
        Assert.NotEmpty(received);
    }

    [Fact]
    public async Task A_solution_ends_it_a_thank_you_changes_nothing_and_a_question_brings_it_back()
    {
        await WritesAsync("5519900007001", "O boleto não sai", "Cida");
        await Row(Ana, "Cida").ClickAsync();
        await Expect(Ana.GetByTestId("link-customer")).ToBeVisibleAsync();
        await Ana.GetByTestId("action-take").ClickAsync();
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");

        await Ana.GetByTestId("action-solution").ClickAsync();
        await Ana.GetByTestId("solution-submit").ClickAsync();
        await Expect(Ana.GetByTestId("solution-text")).ToBeVisibleAsync();
        await Ana.GetByTestId("solution-text").FillAsync("Remessa gerada de novo.");
        await Ana.GetByTestId("solution-submit").ClickAsync();
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "done");
        await Expect(Row(Bia, "Cida")).ToHaveCountAsync(0);

        await WritesAsync("5519900007001", "Obrigada! 🙏", "Cida");
        await Expect(Ana.Locator("[data-testid=message]").Last).ToContainTextAsync("Obrigada");
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "done");

        await WritesAsync("5519900007001", "Mas o segundo boleto não saiu", "Cida");
        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");
        await Expect(Row(Bia, "Cida")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Who_comes_second_reads_who_has_it()
    {
        await WritesAsync("5519900007002", "Preciso de ajuda", "Davi");
        await Task.WhenAll(Row(Ana, "Davi").ClickAsync(), Row(Bia, "Davi").ClickAsync());
        await Task.WhenAll(Expect(Ana.GetByTestId("action-take")).ToBeVisibleAsync(), Expect(Bia.GetByTestId("action-take")).ToBeVisibleAsync());

        await Ana.GetByTestId("action-take").ClickAsync();

        await Expect(Ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");
        await Expect(Bia.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");
        await Expect(Bia.GetByText("Com Ana Prado")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_survives_a_lost_connection_and_the_news_are_caught_up()
    {
        await WritesAsync("5519900007003", "Oi", "Elisa");
        await Row(Ana, "Elisa").ClickAsync();
        await Ana.GetByTestId("composer-text").FillAsync("Um texto pela met");
        await Expect(Ana.GetByTestId("composer-send")).ToBeEnabledAsync();

        await CutAsync(Ana);
        await Ana.GetByTestId("composer-text").PressSequentiallyAsync("ade");
        await Ana.GetByTestId("composer-text").PressAsync("Enter");
        await Expect(Ana.Locator(".composer-trouble")).ToContainTextAsync("Sem conexão");
        await Expect(Ana.GetByTestId("composer-send")).ToBeDisabledAsync();
        foreach (var mode in new[] { "Nota", "Resposta", "Nota" }) await Ana.Locator("form.composer").GetByText(mode, new() { Exact = true }).ClickAsync();
        await WritesAsync("5519900007003", "Ainda aí?", "Elisa");

        await MendAsync(Ana);
        await Expect(Ana.Locator("[data-testid=message][data-direction=in]").Last).ToContainTextAsync("Ainda aí?");
        await Expect(Ana.GetByTestId("composer-text")).ToHaveValueAsync("Um texto pela metade");
        await Expect(Ana.GetByTestId("toast")).ToContainTextAsync("em dia de novo");
        await Expect(Ana.GetByTestId("composer-send")).ToBeEnabledAsync();
        await Expect(Ana.Locator("form.composer")).ToHaveAttributeAsync("data-mode", "note");

        await Ana.ReloadAsync();
        await Expect(Ana.GetByTestId("composer-text")).ToHaveValueAsync("Um texto pela metade");
    }

    [Fact]
    public async Task A_failure_says_why_and_is_really_sent_again()
    {
        await WritesAsync("5519900007004", "Oi", "Fabio");
        await Row(Ana, "Fabio").ClickAsync();
        App.Graph.Next(GraphAnswer.Fixture("api_error_131030_not_allowed_list", 400));
        await Ana.GetByTestId("composer-text").FillAsync("Tente reiniciar o caixa");
        await Ana.GetByTestId("composer-send").ClickAsync();

        var answer = Ana.Locator("[data-testid=message][data-direction=out]").Last;
        await Expect(answer).ToHaveAttributeAsync("data-status", "failed");
        await answer.GetByRole(AriaRole.Button, new() { Name = "Tentar de novo" }).ClickAsync();

        await Expect(answer).ToHaveAttributeAsync("data-status", "sent");
        Assert.Equal(2, App.Graph.Messages.Count(m => (string?)m["text"]?["body"] == "Tente reiniciar o caixa"));
    }

    [Fact]
    public async Task A_call_rings_on_both_screens_until_it_ends()
    {
        await DeliverAsync(MetaBody.Call("5511900001234", "wacid.ring", "connect", Now));
        await Task.WhenAll(
            Expect(Ana.GetByTestId("incoming-call")).ToHaveAttributeAsync("data-phone", "+5511900001234"),
            Expect(Bia.GetByTestId("incoming-call")).ToContainTextAsync("Pão Quente"));

        await DeliverAsync(MetaBody.Call("5511900001234", "wacid.ring", "terminate", Now));

        await Task.WhenAll(Expect(Ana.GetByTestId("incoming-call")).ToHaveCountAsync(0), Expect(Bia.GetByTestId("incoming-call")).ToHaveCountAsync(0));
        await SeesRowAsync(Ana, "Pão Quente", "Chamada perdida");
    }

    [Fact]
    public async Task What_was_typed_blindly_finds_the_message_and_an_old_solution_goes_into_the_answer()
    {
        await WritesAsync("5519900007021", "A sanfona do balcão não abre", "Gil");
        await Expect(Row(Ana, "Gil")).ToBeVisibleAsync();
        var solved = (await App.Database.ReadAsync(db => Task.FromResult(db.Tickets.OrderByDescending(t => t.Number).First()))).Number;
        await App.PatchAsync($"tickets/{solved}", """{"status":"done","solution":"Sanfona do balcão destravada."}""");
        await WritesAsync("5519900007022", "Nossa sanfona do balcão não abre", "Hugo");
        await Expect(Row(Ana, "Hugo")).ToBeVisibleAsync();

        await Ana.Keyboard.PressAsync("Control+k");
        await Ana.Keyboard.TypeAsync("nossa sanfonna");
        await Ana.Keyboard.PressAsync("Enter");
        await Expect(Ana.GetByTestId("ticket-header")).ToContainTextAsync("Hugo");
        await Ana.Keyboard.PressAsync("Control+k");
        await Ana.GetByTestId("search").FillAsync("sanfona balcao");
        await Expect(Ana.GetByTestId("search-result").Filter(new() { HasText = "Nossa" }).Last).ToBeVisibleAsync();
        Assert.Empty((await Ana.RunAxe()).Violations.Select(v => v.Id + ": " + string.Join(", ", v.Nodes.Select(n => n.Html))));
        await Ana.GetByTestId("search-result").And(Ana.Locator("[href*='message=']")).First.ClickAsync();
        await Expect(Ana.Locator("[data-testid=message].found")).ToContainTextAsync("Nossa sanfona");

        await Ana.GetByTestId("similar-use").ClickAsync();
        await Expect(Ana.GetByTestId("composer-text")).ToHaveValueAsync("Sanfona do balcão destravada.");
        await Expect(Ana.GetByTestId("composer-text")).ToBeFocusedAsync();
        await Ana.Keyboard.PressAsync("Escape");
        await Ana.Keyboard.PressAsync("Escape");
        await Expect(Row(Ana, "Hugo")).ToBeFocusedAsync();
    }
}
