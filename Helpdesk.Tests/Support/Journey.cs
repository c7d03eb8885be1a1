using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Helpdesk.Core.Users;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Support;

/// <summary>A story with two technicians, each at a screen of their own, and customers who write over the fake Meta.</summary>
public abstract class Journey(TestApp app, TestBrowser browser) : IAsyncLifetime
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

    protected TestApp App { get; } = app;

    protected IPage Ana { get; private set; } = null!;

    protected IPage Bia { get; private set; } = null!;

    protected static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Assert.True((await App.PutAsync("customers/C-0001", Padaria)).Status is HttpStatusCode.Created or HttpStatusCode.OK);
        Ana = await OpenAsync("Ana Prado", "ana");
        Bia = await OpenAsync("Bia Moura", "bia");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows) await window.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected static ILocator Row(IPage page, string title) => page.GetByTestId("ticket-row").Filter(new() { HasText = title });

    protected static Task SeesRowAsync(IPage page, string title, string said) => Expect(Row(page, title)).ToContainTextAsync(said);

    protected async Task<string> WritesAsync(string phone, string text, string name = "Maria Souza")
    {
        var id = $"wamid.{Guid.CreateVersion7():N}.{++_ids}";
        await DeliverAsync(MetaBody.Message(phone, id, Now, new() { ["type"] = "text", ["text"] = new JsonObject { ["body"] = text } }, name));
        return id;
    }

    protected async Task ConfirmAsync(Guid ours, string status)
    {
        var message = await App.Database.ReadAsync(db => Task.FromResult(db.Messages.Single(m => m.Id == ours)));
        await DeliverAsync(MetaBody.Status(message.ProviderId!, status, Now, "5511900001234", ours));
    }

    protected async Task DeliverAsync(string body)
    {
        using var response = await App.DeliverAsync(Encoding.UTF8.GetBytes(body));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Another device, on which nobody is signed in.</summary>
    protected async Task<IBrowserContext> NewWindowAsync()
    {
        var window = await browser.NewContextAsync();
        _windows.Add(window);
        window.SetDefaultTimeout(30_000);
        return window;
    }

    /// <summary>The line to the server breaks.</summary>
    protected static async Task CutAsync(IPage page)
    {
        await page.Context.SetOfflineAsync(true);
        await page.EvaluateAsync("Blazor._internal.forceCloseConnection()");
        await Expect(page.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "reconnecting");
    }

    /// <summary>The line is back.</summary>
    protected static async Task MendAsync(IPage page)
    {
        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "connected");
    }

    private async Task<IPage> OpenAsync(string name, string login)
    {
        var window = await NewWindowAsync();
        var page = await window.NewPageAsync();
        await App.SignInAsync(window, name, login, Role.Technician);
        await page.GotoAsync(new Uri(App.BaseAddress, "/tickets").ToString());
        await Expect(page.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "connected");
        await page.GetByText("Abertos").ClickAsync();
        return page;
    }
}
