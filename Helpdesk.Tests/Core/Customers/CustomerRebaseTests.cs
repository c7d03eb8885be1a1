using Helpdesk.Core.Customers;

namespace Helpdesk.Tests.Core.Customers;

/// <summary>Two people change one customer: each change is kept, and where both changed the same the later word counts.</summary>
public sealed class CustomerRebaseTests
{
    private static readonly Guid One = Guid.CreateVersion7(), Two = Guid.CreateVersion7();

    private static CustomerEntry Shown => new("C-1")
    {
        LegalName = "Loja",
        City = "Crato",
        Notes = "Abre às 8h",
        Tags = ["vip", "velho"],
        Machines = [Machine(One, "A"), Machine(Two, "B")],
        Licences = [new LicenceEntry("pdv", 1)],
    };

    [Fact]
    public void What_I_left_alone_stays_as_others_made_it()
    {
        var mine = Shown with { City = "Juazeiro", Tags = ["vip", "novo"], Machines = [Machine(One, "A1"), Machine(Two, "B"), Machine(null, "C")] };
        var now = Shown with { Notes = "Abre às 9h", Tags = ["vip", "velho", "fiscal"], Machines = [Machine(One, "A"), Machine(Two, "B2")], Licences = [new LicenceEntry("pdv", 5)] };

        var both = CustomerRebase.Onto(now, Shown, mine);

        Assert.Equal(("Juazeiro", "Abre às 9h"), (both.City, both.Notes));
        Assert.Equal(["vip", "fiscal", "novo"], both.Tags);
        Assert.Equal(["A1", "B2", "C"], both.Machines.Select(m => m.Name));
        Assert.Equal(5, Assert.Single(both.Licences).Quantity);
    }

    [Fact]
    public void What_others_removed_stays_away_unless_I_changed_it()
    {
        var now = Shown with { Machines = [] };

        Assert.Empty(CustomerRebase.Onto(now, Shown, Shown with { City = "Juazeiro" }).Machines);
        Assert.Equal(["A1"], CustomerRebase.Onto(now, Shown, Shown with { Machines = [Machine(One, "A1"), Machine(Two, "B")] }).Machines.Select(m => m.Name));
    }

    [Fact]
    public void Nothing_changed_is_the_same() => Assert.True(CustomerRebase.Same(Shown, CustomerRebase.Onto(Shown, Shown, Shown)));

    private static MachineEntry Machine(Guid? id, string name) => new(name, null, MachineRole.Pos, [new ModuleVersionEntry("pdv", "1")]) { Id = id };
}
