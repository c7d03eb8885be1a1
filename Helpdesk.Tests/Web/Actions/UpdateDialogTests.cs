using Bunit;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Actions;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Actions;

/// <summary>Which modules can be updated on which machines: also what nobody wrote down yet.</summary>
public sealed class UpdateDialogTests(TestDatabase database) : DeskTests(database)
{
    [Fact]
    public async Task What_runs_nowhere_yet_stands_behind_a_button_and_is_recorded_like_the_rest()
    {
        var dialog = await OpenAsync([new("gestor", 1), new("pdv", 1)], new MachineEntry("CAIXA-01", null, MachineRole.Pos, [new("pdv", "10.1.4")]), new MachineEntry("SERVIDOR", null, MachineRole.Server, []));
        Assert.Equal(["CAIXA-01 pdv"], Lines(dialog));

        await dialog.Find("[data-testid=update-more]").ClickAsync(new());
        Assert.Equal(["CAIXA-01 pdv", "CAIXA-01 gestor", "SERVIDOR gestor", "SERVIDOR pdv"], Lines(dialog));
        await dialog.Find("[data-machine=SERVIDOR][data-module=gestor] input").ChangeAsync(new() { Value = true });
        await dialog.Find("[data-testid=dialog-confirm]").ClickAsync(new());

        var runs = await Cast.Database.ReadAsync(db => db.Machines.Where(m => m.Name == "SERVIDOR").SelectMany(m => m.Modules).SingleAsync());
        Assert.Equal(("gestor", "10.2.1"), (runs.ModuleKey, runs.Version));
    }

    [Fact]
    public async Task Where_nothing_is_known_and_nothing_licensed_all_of_the_catalogue_is_offered_at_once()
    {
        var dialog = await OpenAsync([], new MachineEntry("SERVIDOR", null, MachineRole.Server, []));

        Assert.Equal(["SERVIDOR bi", "SERVIDOR gestor", "SERVIDOR pdv", "SERVIDOR tef"], Lines(dialog));
        Assert.All(dialog.FindAll(".due"), due => Assert.Equal("sem versão registrada", due.TextContent));
        Assert.Empty(dialog.FindAll("[data-testid=update-more]"));
    }

    private async Task<IRenderedComponent<UpdateDialog>> OpenAsync(LicenceEntry[] licences, params MachineEntry[] machines)
    {
        var maria = new ContactEntry("Maria Souza", "owner", [$"+{Cast.Maria}"]);
        await Cast.Get<Registry>().PutAsync(new CustomerEntry("C-0001") { LegalName = "Padaria Pão Quente Ltda", Contacts = [maria], Licences = licences, Machines = machines }, Actor.Of(Cast.Ana));
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var row = await Screen.RowAsync();
        var dialog = Screen.Render<UpdateDialog>(d => d.Add(u => u.Ticket, row));
        await dialog.InvokeAsync(dialog.Instance.OpenAsync);
        return dialog;
    }

    private static IEnumerable<string> Lines(IRenderedComponent<UpdateDialog> dialog) =>
        dialog.FindAll("[data-testid=update-line]").Select(line => $"{line.GetAttribute("data-machine")} {line.GetAttribute("data-module")}");
}
