using Bunit;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using CustomerPage = Helpdesk.Web.Features.Customers.CustomerPage;

namespace Helpdesk.Tests.Web.Customers;

/// <summary>A customer's page, on a real database; Caio supervises.</summary>
public sealed class CustomerPageTests(TestDatabase database) : ScreenContext, IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    private Registry Registry => _cast.Get<Registry>();

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        JSInterop.Mode = JSRuntimeMode.Loose;
        SignIn(Role.Supervisor);
        Services.AddSingleton(_cast.Get<CustomerQueries>()).AddSingleton(_cast.Get<CustomerSearch>()).AddSingleton(_cast.Get<CustomerTickets>());
        Services.AddSingleton(_cast.Get<ManualTickets>()).AddSingleton(_cast.Get<ChannelQueries>());
        Services.AddSingleton(_cast.Get<CustomerTwins>()).AddSingleton(_cast.Get<CustomerMerge>()).AddSingleton(_cast.Get<RemoteSessions>()).AddSingleton(Registry);
        Texts.ReadIn("pt-BR");
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _cast.DisposeAsync();
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_stays()
    {
        var page = await OpenAsync();
        await ClickAsync(page, "edit-data");
        await TypeAsync(page, "field-legalName", "");
        await TypeAsync(page, "field-taxId", "12.345.678/0001-00");
        await TypeAsync(page, "field-state", "XX");

        await SaveAsync(page, "data-form");

        Assert.Equal("Preencha este campo.", page.Find("#legalName-error").TextContent);
        Assert.Contains("dígitos verificadores", page.Find("#taxId-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("Use a sigla", page.Find("#state-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("12.345.678/0001-00", page.Find("#taxId").GetAttribute("value"));
        Assert.Equal("Padaria Pão Quente Ltda", (await CardAsync()).LegalName);
    }

    [Fact]
    public async Task A_machine_after_the_other_is_written_down_and_a_second_of_the_same_name_is_refused()
    {
        var page = await OpenAsync();
        await ClickAsync(page, "edit-machine-new");
        foreach (var name in new[] { "CAIXA-01", "CAIXA-02" })
        {
            await TypeAsync(page, "field-machine-name", name);
            await TypeAsync(page, "field-version-pdv", "10.1.4");
            await SaveAsync(page, "machine-form");
            await ShowsAsync(page, () => page.Find("#machine-name").GetAttribute("value") is null or "");
        }

        await TypeAsync(page, "field-machine-name", "CAIXA-01");
        await TypeAsync(page, "field-machine-anydesk", "12");
        await SaveAsync(page, "machine-form");

        Assert.Equal("“CAIXA-01” aparece mais de uma vez.", page.Find("#machine-name-error").TextContent);
        Assert.Contains("9 ou 10 dígitos", page.Find("#machine-anydesk-error").TextContent, StringComparison.Ordinal);
        Assert.Equal([("CAIXA-01", "10.1.4"), ("CAIXA-02", "10.1.4")], (await CardAsync()).Machines.Select(m => (m.Name, m.Modules[0].Version)));
    }

    [Fact]
    public async Task Who_changed_another_part_is_told_of_and_both_changes_stand()
    {
        var page = await OpenAsync();
        await ClickAsync(page, "edit-notes");
        await TypeAsync(page, "field-notes", "Abre às 5h30");
        await BiaChangesAsync(e => e with { City = "Campinas" });
        Hub.Publish(new CustomerChanged(_cast.Padaria));
        await ShowsAsync(page, () => page.FindAll("[data-testid=part-news]").Count == 1);
        Assert.Contains("Bia Fontes mudou este cadastro", page.Find("[data-testid=part-news]").TextContent, StringComparison.Ordinal);

        await SaveAsync(page, "notes-form");

        var card = await CardAsync();
        Assert.Equal(("Campinas", "Abre às 5h30"), (card.City, card.Notes));
    }

    [Fact]
    public async Task Who_changed_the_same_part_is_shown_and_nothing_is_written_without_a_word()
    {
        var page = await OpenAsync();
        await ClickAsync(page, "edit-data");
        await TypeAsync(page, "field-city", "Campinas");
        await BiaChangesAsync(e => e with { City = "Sumaré", ResponsibleName = "Rosana Lima" });

        await SaveAsync(page, "data-form");

        var stale = page.Find("[data-testid=stale]").TextContent;
        Assert.Contains("Bia Fontes · Cidade:", stale, StringComparison.Ordinal);
        Assert.Contains("Sumaré", stale, StringComparison.Ordinal);
        Assert.Equal("Campinas", page.Find("#city").GetAttribute("value"));
        Assert.Equal("Sumaré", (await CardAsync()).City);

        await SaveAsync(page, "data-form");

        var card = await CardAsync();
        Assert.Equal(("Campinas", "Rosana Lima"), (card.City, card.ResponsibleName));
    }

    [Fact]
    public async Task A_number_of_another_customer_is_shared_by_word_only()
    {
        var shop = await Registry.AddAsync(new CustomerEntry(null) { LegalName = "Loja Nova" }, Actor.Of(_cast.Bia));
        var page = await OpenAsync(shop);
        await ClickAsync(page, "edit-contact-new");
        await TypeAsync(page, "field-contact-name", "Maria");
        await TypeAsync(page, "field-phone-0", "(11) 90000-1234");
        await SaveAsync(page, "contact-form");
        Assert.Equal("Este número já é de Maria Souza, de Pão Quente (C-0001).", page.Find("#phone-0-error").TextContent);

        await ClickAsync(page, "phone-share");
        await SaveAsync(page, "contact-form");

        Assert.Equal("Maria", Assert.Single((await CardAsync(shop)).Contacts).Name);
        Assert.Single((await CardAsync()).Contacts);
    }

    [Fact]
    public async Task History_is_told_in_the_readers_words()
    {
        await BiaChangesAsync(e => e with
        {
            TaxRegime = TaxRegime.LucroReal,
            Licences = [new LicenceEntry("pdv", 3)],
            Machines = [new MachineEntry("CAIXA-01", "990000101", MachineRole.Pos, [new ModuleVersionEntry("pdv", "10.2.1")])],
        });

        var rows = (await OpenAsync()).FindAll("[data-testid=change-row] li").Select(li => string.Join(' ', li.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal(
            ["Bia Fontes · Licença PDV: → 3", "Bia Fontes · Máquina CAIXA-01: → 990 000 101 · Caixa · PDV 10.2.1", "Bia Fontes · Regime: Simples Nacional → Lucro Real"],
            rows.Order());
    }

    [Fact]
    public async Task Technicians_read_and_find_nothing_to_change()
    {
        SignIn(Role.Technician);

        var page = await OpenAsync();

        Assert.Equal("Padaria Pão Quente Ltda", page.Find("[data-testid=customer-legal-name]").TextContent);
        Assert.Empty(page.FindAll("[data-testid^=edit-], [data-testid=contact-edit], [data-testid=merge-open], [data-testid=activity]"));
    }

    private void SignIn(Role role) => Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(_cast.Ana.Id, "Caio Menezes", role));

    private async Task<IRenderedComponent<CustomerPage>> OpenAsync(string key = "C-0001")
    {
        var page = Render<CustomerPage>(parameters => parameters.Add(p => p.ExternalId, key));
        await ShowsAsync(page, () => page.FindAll("[data-testid=customer-panel]").Count > 0);
        return page;
    }

    private async Task BiaChangesAsync(Func<CustomerEntry, CustomerEntry> change)
    {
        _cast.Clock.Advance(TimeSpan.FromMinutes(1));
        await Registry.ChangeAsync("C-0001", (await CardAsync()).Version, change, Actor.Of(_cast.Bia));
    }

    private async Task<CustomerCard> CardAsync(string key = "C-0001") => (await _cast.Get<CustomerQueries>().CardAsync(key))!;

    private static Task ClickAsync(IRenderedComponent<IComponent> page, string testId) => page.Find($"[data-testid={testId}]").ClickAsync(new());

    private static Task TypeAsync(IRenderedComponent<IComponent> page, string testId, string value) => page.Find($"[data-testid={testId}]").ChangeAsync(new ChangeEventArgs { Value = value });

    private static Task SaveAsync(IRenderedComponent<IComponent> page, string form) => page.Find($"[data-testid={form}]").SubmitAsync();
}
