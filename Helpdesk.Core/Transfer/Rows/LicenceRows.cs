using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>Rows of licences, one per customer and module.</summary>
internal sealed class LicenceRows(IReadOnlyList<Module> modules, RowActor by) : PartRows(modules, by)
{
    protected override RowFate Write(RowCells cells, Customer customer, Ledger ledger)
    {
        var module = Module(cells.Text("module"));
        var held = customer.Licences.FirstOrDefault(l => l.ModuleKey == module);
        if (held is null && cells.Text("quantity") is null) cells.Refuse(Refusal.FieldMissing, "quantity");

        var entry = new LicenceEntry(module, cells.Whole("quantity", held?.Quantity ?? 0), cells.Day("validUntil", held?.ValidUntil));
        var licence = cells.Check(EntryFor(customer) with { Licences = [entry] }, ModuleKeys).Licences[0];
        Once(customer, licence.ModuleKey, "module", licence.ModuleKey);
        if (held is not null && (held.Quantity, held.ValidUntil) == (licence.Quantity, licence.ValidUntil)) return RowFate.Unchanged;

        customer.LicenseAlso(licence);
        return held is null ? RowFate.Created : RowFate.Changed;
    }

    /// <summary>By its key or by its name.</summary>
    private string? Module(string? typed) => typed is null ? null
        : Modules.FirstOrDefault(m => Column.Plain(m.Key) == Column.Plain(typed) || Column.Plain(m.Name) == Column.Plain(typed))?.Key ?? typed;
}
