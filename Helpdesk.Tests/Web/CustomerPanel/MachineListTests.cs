using Bunit;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.CustomerPanel;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.CustomerPanel;

public sealed class MachineListTests : ScreenContext
{
    // Nothing is clicked that writes.
    public MachineListTests() => Services.AddSingleton(new RemoteSessions(null!, Clock));

    [Fact]
    public async Task Of_two_hundred_machines_the_outdated_come_first_and_not_all_are_drawn()
    {
        Texts.ReadIn("pt-BR");
        var list = Render<MachineList>(p => p.Add(x => x.Machines, [.. Enumerable.Range(1, 200).Select(Machine)]));

        Assert.Equal(30, Names(list).Count);
        Assert.Equal(["CAIXA-050", "CAIXA-100", "CAIXA-150", "CAIXA-200", "CAIXA-001"], Names(list).Take(5));
        Assert.Contains("4 desatualizadas", list.Find("[data-testid=machines-outdated]").TextContent, StringComparison.Ordinal);

        await list.Find("[data-testid=machines-more]").ClickAsync(new());
        Assert.Equal(60, Names(list).Count);
        await list.Find("[data-testid=machine-filter]").InputAsync(new() { Value = "990 000 123" });
        Assert.Equal(["CAIXA-123"], Names(list));
        await list.Find("[data-testid=machine-filter]").InputAsync(new() { Value = "" });
        await list.Find("[data-testid=machines-outdated]").ClickAsync(new());
        Assert.Equal(4, Names(list).Count);
    }

    [Fact]
    public void A_machine_tells_its_note_and_who_was_on_it_last()
    {
        Texts.ReadIn("pt-BR");
        var machine = Machine(1) with { Notes = "Só depois das 18h", LastSession = new MachineSession(Guid.CreateVersion7(), "Ana Prado", Clock.GetUtcNow().AddDays(-1), Clock.GetUtcNow()) };
        var list = Render<MachineList>(p => p.Add(x => x.Machines, [machine]));

        Assert.Contains("Só depois das 18h", list.Markup, StringComparison.Ordinal);
        Assert.Equal("Último acesso: Ana, ontem", list.Find("[data-testid=machine-last-session]").TextContent);
    }

    private static List<string?> Names(IRenderedComponent<MachineList> list) => [.. list.FindAll("[data-testid=machine-row]").Select(row => row.GetAttribute("data-machine"))];

    private static MachineLine Machine(int number) => new(
        Guid.CreateVersion7(), $"CAIXA-{number:000}", MachineRole.Pos, $"990000{number:000}", [new InstalledLine("pdv", "PDV", number % 50 == 0 ? "10.1.4" : "10.2.1", "10.2.1")]);
}
