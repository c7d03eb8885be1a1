using System.Net;
using System.Text;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>Two technicians, a customer and Meta: the main job from end to end, as people see it.</summary>
public sealed class JourneyTests(TestApp app, TestBrowser browser) : IClassFixture<TestApp>, IAsyncLifetime
{
    private const string Padaria = """
        { "externalId":"C-0001", "legalName":"Padaria Pão Quente Ltda", "tradeName":"Pão Quente", "taxId":"12345678000195",
          "taxRegime":"simples_nacional", "responsibleName":"Maria Souza", "notes":null, "active":true,
          "contacts":[{"name":"Maria Souza","role":"owner","phones":["+5511900001234"]}],
          "licences":[{"module":"pdv","quantity":3}],
          "machines":[{"name":"CAIXA-01","anyDeskId":"123456789","role":"pos","moduleVersions":[{"module":"pdv","version":"10.2.1"}]}] }
        """;

    private readonly List<IBrowserContext> _windows = [];
    private int _ids;
    private IPage _ana = null!;
    private IPage _bia = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.True((await app.PutAsync("customers/C-0001", Padaria)).Status is HttpStatusCode.Created or HttpStatusCode.OK);
        _ana = await OpenAsync("Ana Prado", "ana");
        _bia = await OpenAsync("Bia Moura", "bia");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows) await window.DisposeAsync();
    }

    [Fact]
    public async Task A_message_reaches_both_and_the_answer_goes_back()
    {
        var received = await WritesAsync("5511900001234", "Meu PDV não abre");
        await Task.WhenAll(SeesRowAsync(_ana, "Pão Quente", "Meu PDV não abre"), SeesRowAsync(_bia, "Pão Quente", "Meu PDV não abre"));

        await Row(_ana, "Pão Quente").ClickAsync();
        await Task.WhenAll(
            Expect(_ana.GetByTestId("customer-legal-name")).ToHaveTextAsync("Padaria Pão Quente Ltda"),
            Expect(_ana.GetByTestId("customer-tax-regime")).ToHaveTextAsync("Simples Nacional"),
            Expect(_ana.GetByTestId("customer-responsible")).ToContainTextAsync("Maria Souza"),
            Expect(_ana.Locator("[data-testid=licence-row][data-module=pdv]")).ToContainTextAsync("3"),
            Expect(_ana.Locator("[data-testid=machine-row][data-machine='CAIXA-01'] [data-testid=anydesk-link]")).ToHaveAttributeAsync("href", "anydesk:123456789"));

        await _ana.GetByTestId("action-take").ClickAsync();
        await Expect(_ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");
        await Expect(Row(_bia, "Pão Quente")).ToHaveAttributeAsync("data-status", "in_progress");

        await _ana.GetByTestId("composer-text").FillAsync("Bom dia! Já estou olhando.");
        await _ana.GetByTestId("composer-text").PressAsync("Enter");
        var answer = _ana.Locator("[data-testid=message][data-direction=out]").Last;
        await Expect(answer).ToContainTextAsync("Já estou olhando");
        await Expect(answer).ToHaveAttributeAsync("data-status", "sent");
        await Expect(_ana.GetByTestId("composer-text")).ToHaveValueAsync("");
        var sent = Assert.Single(app.Graph.Messages, m => (string?)m["text"]?["body"] == "Bom dia! Já estou olhando.");
        Assert.Equal("5511900001234", (string?)sent["to"]);

        await ConfirmAsync(Guid.Parse((string)sent["biz_opaque_callback_data"]!), "read");
        await Expect(answer).ToHaveAttributeAsync("data-status", "read");
        await ConfirmAsync(Guid.Parse((string)sent["biz_opaque_callback_data"]!), "delivered");
        await WritesAsync("5511900001234", "Ok, aguardo");
        await Expect(_ana.Locator("[data-testid=message][data-direction=in]").Last).ToContainTextAsync("Ok, aguardo");
        await Expect(answer).ToHaveAttributeAsync("data-status", "read");
        Assert.NotEmpty(received);
    }

    [Fact]
    public async Task A_solution_ends_it_a_thank_you_changes_nothing_and_a_question_brings_it_back()
    {
        await WritesAsync("5519900007001", "O boleto não sai", "Cida");
        await Row(_ana, "Cida").ClickAsync();
        await Expect(_ana.GetByTestId("link-customer")).ToBeVisibleAsync();
        await _ana.GetByTestId("action-take").ClickAsync();
        await Expect(_ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");

        await _ana.GetByTestId("action-solution").ClickAsync();
        await _ana.GetByTestId("solution-submit").ClickAsync();
        await Expect(_ana.GetByTestId("solution-text")).ToBeVisibleAsync();
        await _ana.GetByTestId("solution-text").FillAsync("Remessa gerada de novo.");
        await _ana.GetByTestId("solution-submit").ClickAsync();
        await Expect(_ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "done");
        await Expect(Row(_bia, "Cida")).ToHaveCountAsync(0);

        await WritesAsync("5519900007001", "Obrigada! 🙏", "Cida");
        await Expect(_ana.Locator("[data-testid=message]").Last).ToContainTextAsync("Obrigada");
        await Expect(_ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "done");

        await WritesAsync("5519900007001", "Mas o segundo boleto não saiu", "Cida");
        await Expect(_ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");
        await Expect(Row(_bia, "Cida")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Who_comes_second_reads_who_has_it()
    {
        await WritesAsync("5519900007002", "Preciso de ajuda", "Davi");
        await Task.WhenAll(Row(_ana, "Davi").ClickAsync(), Row(_bia, "Davi").ClickAsync());
        await Task.WhenAll(Expect(_ana.GetByTestId("action-take")).ToBeVisibleAsync(), Expect(_bia.GetByTestId("action-take")).ToBeVisibleAsync());

        await _ana.GetByTestId("action-take").ClickAsync();

        await Expect(_ana.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");
        await Expect(_bia.GetByTestId("ticket-header")).ToHaveAttributeAsync("data-status", "in_progress");
        await Expect(_bia.GetByText("Com Ana Prado")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_survives_a_lost_connection_and_the_news_are_caught_up()
    {
        await WritesAsync("5519900007003", "Oi", "Elisa");
        await Row(_ana, "Elisa").ClickAsync();
        await _ana.GetByTestId("composer-text").FillAsync("Um texto pela met");

        await _ana.Context.SetOfflineAsync(true);
        await _ana.EvaluateAsync("Blazor._internal.forceCloseConnection()");
        await Expect(_ana.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "reconnecting");
        await _ana.GetByTestId("composer-text").PressSequentiallyAsync("ade");
        await _ana.GetByTestId("composer-text").PressAsync("Enter");
        await WritesAsync("5519900007003", "Ainda aí?", "Elisa");

        await _ana.Context.SetOfflineAsync(false);
        await Expect(_ana.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "connected");
        await Expect(_ana.Locator("[data-testid=message][data-direction=in]").Last).ToContainTextAsync("Ainda aí?");
        await Expect(_ana.GetByTestId("composer-text")).ToHaveValueAsync("Um texto pela metade");

        await _ana.ReloadAsync();
        await Expect(_ana.GetByTestId("composer-text")).ToHaveValueAsync("Um texto pela metade");
    }

    [Fact]
    public async Task A_failure_says_why_and_is_really_sent_again()
    {
        await WritesAsync("5519900007004", "Oi", "Fabio");
        await Row(_ana, "Fabio").ClickAsync();
        app.Graph.Next(GraphAnswer.Fixture("api_error_131030_not_allowed_list", 400));
        await _ana.GetByTestId("composer-text").FillAsync("Tente reiniciar o caixa");
        await _ana.GetByTestId("composer-send").ClickAsync();

        var answer = _ana.Locator("[data-testid=message][data-direction=out]").Last;
        await Expect(answer).ToHaveAttributeAsync("data-status", "failed");
        await answer.GetByRole(AriaRole.Button, new() { Name = "Tentar de novo" }).ClickAsync();

        await Expect(answer).ToHaveAttributeAsync("data-status", "sent");
        Assert.Equal(2, app.Graph.Messages.Count(m => (string?)m["text"]?["body"] == "Tente reiniciar o caixa"));
    }

    [Fact]
    public async Task A_call_rings_on_both_screens_until_it_ends()
    {
        await DeliverAsync(MetaBody.Call("5511900001234", "wacid.ring", "connect", Now));
        await Task.WhenAll(
            Expect(_ana.GetByTestId("incoming-call")).ToHaveAttributeAsync("data-phone", "+5511900001234"),
            Expect(_bia.GetByTestId("incoming-call")).ToContainTextAsync("Pão Quente"));

        await DeliverAsync(MetaBody.Call("5511900001234", "wacid.ring", "terminate", Now));

        await Task.WhenAll(Expect(_ana.GetByTestId("incoming-call")).ToHaveCountAsync(0), Expect(_bia.GetByTestId("incoming-call")).ToHaveCountAsync(0));
        await SeesRowAsync(_ana, "Pão Quente", "Chamada perdida");
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static ILocator Row(IPage page, string title) => page.GetByTestId("ticket-row").Filter(new() { HasText = title });

    private static Task SeesRowAsync(IPage page, string title, string said) => Expect(Row(page, title)).ToContainTextAsync(said);

    private async Task<IPage> OpenAsync(string name, string login)
    {
        var window = await browser.NewContextAsync();
        _windows.Add(window);
        window.SetDefaultTimeout(30_000);
        var page = await window.NewPageAsync();
        await app.SignInAsync(window, name, login, Role.Technician);
        await page.GotoAsync(new Uri(app.BaseAddress, "/tickets").ToString());
        await Expect(page.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "connected");
        await page.GetByText("Abertos").ClickAsync();
        return page;
    }

    private async Task<string> WritesAsync(string phone, string text, string name = "Maria Souza")
    {
        var id = $"wamid.{Guid.CreateVersion7():N}.{++_ids}";
        await DeliverAsync(MetaBody.Message(phone, id, Now, new() { ["type"] = "text", ["text"] = new System.Text.Json.Nodes.JsonObject { ["body"] = text } }, name));
        return id;
    }

    private async Task ConfirmAsync(Guid ours, string status)
    {
        var message = await app.Database.ReadAsync(db => Task.FromResult(db.Messages.Single(m => m.Id == ours)));
        await DeliverAsync(MetaBody.Status(message.ProviderId!, status, Now, "5511900001234", ours));
    }

    private async Task DeliverAsync(string body)
    {
        using var response = await app.DeliverAsync(Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
