using Deque.AxeCore.Playwright;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.Playwright;

namespace Helpdesk.Tests.Browser;

/// <summary>Supervisors keep the registry, by keyboard and side by side.</summary>
public sealed class RegistryJourneyTests(TestApp app, TestBrowser browser) : IClassFixture<TestApp>, IAsyncLifetime
{
    private readonly List<IBrowserContext> _windows = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows) await window.DisposeAsync();
    }

    [Fact]
    public async Task A_customer_is_written_down_by_keyboard_alone()
    {
        var caio = await OpenAsync("Caio Menezes", "/customers");

        await caio.GetByTestId("customer-add").FocusAsync();
        await caio.Keyboard.PressAsync("Enter");
        await Expect(caio.GetByTestId("field-legalName")).ToBeFocusedAsync();
        await caio.GetByTestId("field-taxId").FillAsync("11.222.333/0001-80");
        await caio.Keyboard.PressAsync("Control+Enter");
        await Expect(caio.Locator("#legalName-error")).ToHaveTextAsync("Preencha este campo.");
        await Expect(caio.Locator("#taxId-error")).ToContainTextAsync("dígitos verificadores");
        await IsAccessibleAsync(caio);
        await caio.GetByTestId("field-legalName").FillAsync("Loja do Teclado Ltda");
        await caio.GetByTestId("field-taxId").FillAsync("11.222.333/0001-81");
        await caio.Keyboard.PressAsync("Control+Enter");
        await Expect(caio.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Loja do Teclado");

        await caio.GetByTestId("edit-machine-new").FocusAsync();
        await caio.Keyboard.PressAsync("Enter");
        for (var i = 1; i <= 3; i++)
        {
            await Expect(caio.GetByTestId("field-machine-name")).ToBeFocusedAsync();
            await Expect(caio.GetByTestId("field-machine-name")).ToHaveValueAsync("");
            await caio.Keyboard.TypeAsync($"CAIXA-0{i}");
            await caio.Keyboard.PressAsync("Tab");
            await caio.Keyboard.TypeAsync($"990 000 10{i}");
            await caio.Keyboard.PressAsync("Enter");
            await Expect(Machine(caio, $"CAIXA-0{i}").GetByTestId("anydesk-link")).ToHaveAttributeAsync("href", $"anydesk:99000010{i}");
        }

        await IsAccessibleAsync(caio);
        await Expect(caio.GetByTestId("field-machine-name")).ToHaveValueAsync("");
        await caio.Keyboard.PressAsync("Escape");
        await Expect(caio.GetByTestId("edit-machine-new")).ToBeFocusedAsync();
        await IsAccessibleAsync(caio);
    }

    [Fact]
    public async Task Two_people_at_one_customer_see_each_other_and_overwrite_nothing()
    {
        await app.PutAsync("customers/PAIR-1", """{"legalName":"Mercado Par Ltda"}""");
        var (caio, dora) = (await OpenAsync("Caio Menezes", "/customers/PAIR-1"), await OpenAsync("Dora Lins", "/customers/PAIR-1"));

        await caio.GetByTestId("edit-data").ClickAsync();
        await caio.GetByTestId("field-city").FillAsync("Campinas");
        await dora.GetByTestId("edit-data").ClickAsync();
        await dora.GetByTestId("field-city").FillAsync("Sumaré");
        await dora.Keyboard.PressAsync("Enter");

        await Expect(caio.GetByTestId("part-news")).ToContainTextAsync("Dora Lins mudou este cadastro");
        await Expect(caio.GetByTestId("field-city")).ToHaveValueAsync("Campinas");
        await caio.GetByTestId("part-save").ClickAsync();
        await Expect(caio.GetByTestId("stale")).ToContainTextAsync("Cidade");
        await Expect(caio.GetByTestId("stale")).ToContainTextAsync("Sumaré");
        await IsAccessibleAsync(caio);
        await caio.GetByTestId("stale-apply").ClickAsync();

        await Expect(caio.GetByTestId("data-form")).ToHaveCountAsync(0);
        await Expect(dora.GetByTestId("customer-panel")).ToContainTextAsync("Campinas");
    }

    [Fact]
    public async Task Two_records_of_one_customer_are_joined_and_the_old_address_says_where_it_went()
    {
        await app.PutAsync("customers/TWIN-A", """{"legalName":"Papelaria Gêmea Ltda","taxId":"90412370000129","machines":[{"name":"CAIXA-01","role":"pos"}]}""");
        await app.PutAsync("customers/TWIN-B", """{"legalName":"Papelaria Gemea Ltda","taxId":"90412370000129","contacts":[{"name":"Lia","phones":["+5547900081234"]}]}""");
        await app.WritesAsync("5547900081234", "Impressora muda");
        var caio = await OpenAsync("Caio Menezes", "/customers/TWIN-A");

        await Expect(caio.GetByTestId("twin-hint")).ToContainTextAsync("mesmo CNPJ");
        await caio.GetByTestId("twin-hint-merge").ClickAsync();
        await Expect(caio.GetByTestId("merge-preview")).ToContainTextAsync("Atendimentos: 1");
        await IsAccessibleAsync(caio);
        await caio.GetByTestId("merge-confirm").ClickAsync();

        await Expect(caio.Locator("[data-testid=contact-row][data-contact=Lia]")).ToBeVisibleAsync();
        await Expect(caio.GetByRole(AriaRole.Link, new() { Name = "Novo: Impressora muda" })).ToBeVisibleAsync();
        await Expect(caio.GetByTestId("twin-hint")).ToHaveCountAsync(0);
        await caio.GotoAsync(Address("/customers/TWIN-B"));
        await caio.GetByTestId("merged-into").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(caio.GetByTestId("customer-panel")).ToHaveAttributeAsync("data-customer-id", "TWIN-A");
    }

    [Fact]
    public async Task Search_and_filters_stand_in_the_address_and_the_way_back_leads_to_them()
    {
        for (var i = 1; i <= 60; i++) await app.PutAsync($"customers/LIST-{i}", $$"""{"legalName":"Armazém {{i:D2}}","taxRegime":"{{(i % 2 == 0 ? "mei" : "lucro_real")}}"}""");
        var ana = await OpenAsync("Ana Prado", "/customers", Role.Technician);

        await Eventually.PassesAsync(async () =>
        {
            // Once it is there, another one would be typed into it.
            if (!await ana.GetByTestId("search").EvaluateAsync<bool>("field => field === document.activeElement")) await ana.Keyboard.PressAsync("/");
            await Expect(ana.GetByTestId("search")).ToBeFocusedAsync(new() { Timeout = 5_000 });
        });
        await ana.Keyboard.TypeAsync("armazem");
        await ana.GetByTestId("filter-regime").SelectOptionAsync("Mei");
        await Expect(ana.GetByTestId("customer-count")).ToHaveTextAsync("30 encontrados");
        await Assertions.Expect(ana).ToHaveURLAsync(Address("/customers?q=armazem&regime=mei"));
        await IsAccessibleAsync(ana);

        await ana.GetByTestId("search").FocusAsync();
        for (var i = 0; i < 28; i++) await ana.Keyboard.PressAsync("ArrowDown");
        await ana.Keyboard.PressAsync("Enter");
        await Expect(ana.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Armazém 56");
        await Expect(ana.GetByTestId("customer-add")).ToHaveCountAsync(0);

        await ana.GoBackAsync();
        await Expect(ana.GetByTestId("search")).ToHaveValueAsync("armazem");
        await Expect(ana.GetByText("Armazém 56").First).ToBeInViewportAsync();
        await ana.GetByTestId("clear-filters").ClickAsync();
        await Expect(ana.GetByTestId("customer-count")).ToHaveTextAsync("60 encontrados");
        await ana.GoBackAsync();
        await Expect(ana.GetByTestId("customer-count")).ToHaveTextAsync("30 encontrados");
    }

    private static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    private static ILocator Machine(IPage page, string name) => page.Locator($"[data-testid=machine-row][data-machine='{name}']");

    private static async Task IsAccessibleAsync(IPage page) =>
        Assert.Empty((await page.RunAxe()).Violations.Select(v => v.Id + ": " + string.Join(", ", v.Nodes.Select(n => n.Html))));

    private string Address(string path) => new Uri(app.BaseAddress, path).ToString();

    private async Task<IPage> OpenAsync(string name, string path, Role role = Role.Supervisor)
    {
        var window = await browser.NewContextAsync();
        _windows.Add(window);
        window.SetDefaultTimeout(30_000);
        await app.SignInAsync(window, name, name.Split(' ')[0].ToLowerInvariant(), role);
        var page = await window.NewPageAsync();
        await page.GotoAsync(Address(path));
        await Expect(page.GetByTestId("connection-state")).ToHaveAttributeAsync("data-state", "connected");
        return page;
    }
}
