using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>Rows of customers themselves.</summary>
internal sealed class CustomerRows(IReadOnlyList<Module> modules, RowActor by) : RowWriter(modules)
{
    public override WrittenRow Write(RowCells cells, Ledger ledger)
    {
        var customer = Find(cells, ledger);
        var before = CustomerPicture.Of(customer);
        var facts = cells.Check(Entry(cells, customer), ModuleKeys).Facts;
        if (facts.TaxId?.Value is { } taxId && taxId != customer?.TaxId) RefuseTwin(ledger, taxId, customer);

        var isNew = customer is null;
        customer ??= new Customer(cells.Key is { } key ? key.Trim() : ledger.NextKey(), by.Now);
        Once(customer, null, Columns.Key, cells.Key ?? cells.TaxId ?? "");
        if (isNew) ledger.Add(customer);
        customer.Describe(facts, by.Now);
        return new WrittenRow(customer, isNew ? RowFate.Created : before.ChangesTo(CustomerPicture.Of(customer)).Any() ? RowFate.Changed : RowFate.Unchanged, before)
        {
            HasOwnKey = cells.Key is null && isNew,
        };
    }

    /// <summary>What stands there, and over it what the row says.</summary>
    private static CustomerEntry Entry(RowCells cells, Customer? present) => new(cells.Key ?? present?.ExternalId ?? "-")
    {
        LegalName = cells.Text("legalName", present?.LegalName),
        TradeName = cells.Text("tradeName", present?.TradeName),
        TaxId = TaxIdOf(cells, present),
        TaxRegime = cells.Choice("taxRegime", present?.TaxRegime ?? TaxRegime.Unknown, CellWords.Regime, CellWords.Choices<TaxRegime>),
        ResponsibleName = cells.Text("responsibleName", present?.ResponsibleName),
        City = cells.Text("city", present?.City),
        State = cells.Text("state", present?.State),
        Tags = cells.Text("tags") is null ? present?.Tags ?? [] : cells.Text("tags", null) is { } tags ? CellValues.Tags(tags) : [],
        Notes = cells.Text("notes", present?.Notes),
        Active = cells.Choice("active", present?.Active ?? true, CellWords.Flag, () => CellWords.YesAndNo),
    };

    private static string? TaxIdOf(RowCells cells, Customer? present)
    {
        if (cells.TaxId is not { } typed) return present?.TaxId;
        if (!CellValues.IsRounded(typed)) return cells.Text(Columns.TaxId, present?.TaxId) is null ? null : typed;

        cells.Refuse(Refusal.TaxIdRounded, Columns.TaxId, typed);
        return present?.TaxId;
    }

    /// <summary>A list that people keep by hand shall not make a second customer of the same.</summary>
    private static void RefuseTwin(Ledger ledger, string taxId, Customer? customer)
    {
        if (ledger.ByTaxId(taxId).FirstOrDefault(c => c != customer) is { } twin)
        {
            throw new RefusedException(Refusal.TaxIdTaken, twin.ShownName, twin.ExternalId) { Field = Columns.TaxId };
        }
    }
}
