using Bunit;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Actions;
using Helpdesk.Web.Features.Catalogue;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Panel = Helpdesk.Web.Features.CustomerPanel.CustomerPanel;

namespace Helpdesk.Tests.Web.Catalogue;

public sealed class CataloguePageTests(TestDatabase database) : DeskTests(database)
{
    private protected override Task ArrangeAsync()
    {
        Screen.Services.AddSingleton(Cast.Get<CatalogueDesk>());
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_new_current_version_makes_machines_outdated_on_an_open_screen()
    {
        await Cast.Get<Registry>().PutAsync(new CustomerEntry("C-0001")
        {
            LegalName = "Padaria Pão Quente Ltda",
            Contacts = [new ContactEntry("Maria Souza", null, [Cast.Maria])],
            Machines = [new MachineEntry("CAIXA-01", "990000101", MachineRole.Pos, [new ModuleVersionEntry("pdv", "10.2.1")])],
        }, Actor.Clock);
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var ticket = await Screen.RowAsync();
        var panel = Screen.Render<Panel>(p => p.Add(x => x.Ticket, ticket));
        await panel.WaitForAssertionAsync(() => Assert.DoesNotContain("desatualizada", panel.Find("[data-testid=customer-panel]").TextContent, StringComparison.Ordinal));
        var modules = Render(CatalogueList.Modules);

        await Cell(modules, "pdv", "detail").ChangeAsync(new() { Value = "10.3.0" });
        Screen.Hub.Publish(new CatalogueChanged(Guid.Empty));

        await panel.WaitForAssertionAsync(() => Assert.Contains("PDV 10.2.1, atual 10.3.0", panel.Markup, StringComparison.Ordinal));
        await modules.WaitForAssertionAsync(() => Assert.Equal("10.3.0", Cell(modules, "pdv", "detail").GetAttribute("value")));
    }

    [Fact]
    public async Task What_is_refused_stays_typed_and_says_why()
    {
        var modules = Render(CatalogueList.Modules);

        await Cell(modules, "pdv", "name").ChangeAsync(new() { Value = " " });
        await Cell(modules, "pdv", "order").ChangeAsync(new() { Value = "primeiro" });
        Assert.Equal(["Preencha este campo.", "O valor deve ficar entre 1 e 999."], modules.FindAll("[data-key=pdv] .error").Select(e => e.TextContent));
        Assert.Equal("primeiro", Cell(modules, "pdv", "order").GetAttribute("value"));

        await NewAsync(modules, "PDV 2", "PDV dois");
        Assert.Contains("Use só letras", modules.Find("[data-testid=catalogue-new] .error").TextContent, StringComparison.Ordinal);
        await NewAsync(modules, "pdv", "PDV dois");
        Assert.Contains("já tem a chave", modules.Find("[data-testid=catalogue-new] .error").TextContent, StringComparison.Ordinal);
        await NewAsync(modules, "pdv2", "PDV dois");
        Assert.Equal(("PDV dois", 5), (await Cast.Get<CatalogueQueries>().AllAsync(CatalogueList.Modules)).Where(e => e.Key == "pdv2").Select(e => (e.Name, e.Order)).Single());
    }

    [Fact]
    public async Task A_ticket_type_is_renamed_in_both_languages_and_put_out_of_use()
    {
        var types = Render(CatalogueList.TicketTypes);

        await Cell(types, "other", "name").ChangeAsync(new() { Value = "Diversos" });
        await Cell(types, "other", "detail").ChangeAsync(new() { Value = "Miscellaneous" });
        await types.Find("[data-key=other] [data-testid=catalogue-active]").ChangeAsync(new() { Value = false });

        var other = (await Cast.Get<CatalogueQueries>().AllAsync(CatalogueList.TicketTypes)).Single(t => t.Key == "other");
        Assert.Equal(("Diversos", "Miscellaneous", false), (other.Name, other.Detail, other.Active));
    }

    private IRenderedComponent<CatalogueSection> Render(CatalogueList list) => Screen.Render<CatalogueSection>(p => p.Add(x => x.List, list));

    private static AngleSharp.Dom.IElement Cell(IRenderedComponent<CatalogueSection> screen, string key, string field) => screen.WaitForElement($"[data-key={key}] [data-field={field}]");

    private static async Task NewAsync(IRenderedComponent<CatalogueSection> screen, string key, string name)
    {
        await screen.Find("[data-testid=catalogue-new] [data-field=key]").ChangeAsync(new() { Value = key });
        await screen.Find("[data-testid=catalogue-new] [data-field=name]").ChangeAsync(new() { Value = name });
        await screen.Find("[data-testid=catalogue-add]").ClickAsync(new MouseEventArgs());
    }
}
