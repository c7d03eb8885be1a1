using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>Rows of machines, one per customer and name.</summary>
internal sealed class MachineRows(IReadOnlyList<Module> modules, RowActor by) : PartRows(modules, by)
{
    protected override RowFate Write(RowCells cells, Customer customer, Ledger ledger)
    {
        var present = Find(customer, cells.Text("name"));
        var entry = new MachineEntry(
            present?.Name ?? cells.Text("name"), cells.Text("anyDeskId", present?.AnyDeskId),
            cells.Choice("role", present?.Role ?? MachineRole.Other, CellWords.Role, CellWords.Choices<MachineRole>),
            Versions(cells, present), cells.Text("notes", present?.Notes));
        var facts = cells.Check(EntryFor(customer) with { Machines = [entry] }, ModuleKeys).Machines[0];
        Once(customer, facts.Name, "name", facts.Name);
        if (present is not null && Same(present, facts)) return RowFate.Unchanged;

        customer.InstallAlso(facts);
        return present is null ? RowFate.Created : RowFate.Changed;
    }

    /// <summary>Exactly so, else but for its capitals.</summary>
    private static Machine? Find(Customer customer, string? name) =>
        customer.Machines.FirstOrDefault(m => m.Name == name) ?? customer.Machines.FirstOrDefault(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));

    private static List<ModuleVersionEntry> Versions(RowCells cells, Machine? present)
    {
        var versions = present?.Modules.ToDictionary(m => m.ModuleKey, m => (string?)m.Version) ?? [];
        foreach (var module in cells.Versions) versions[module] = cells.Text(Columns.Version(module), versions.GetValueOrDefault(module));
        return [.. versions.Where(v => v.Value is not null).Select(v => new ModuleVersionEntry(v.Key, v.Value))];
    }

    private static bool Same(Machine machine, MachineFacts facts) =>
        (machine.AnyDeskId, machine.Role, machine.Notes) == (facts.AnyDeskId?.Value, facts.Role, facts.Notes)
        && machine.Modules.Select(m => new ModuleVersion(m.ModuleKey, m.Version)).ToHashSet().SetEquals(facts.Modules);
}
