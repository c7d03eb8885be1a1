using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>Rows of what belongs to a customer that is there: they add and change, and leave alone what they do not name.</summary>
internal abstract class PartRows(IReadOnlyList<Module> modules, RowActor by) : RowWriter(modules)
{
    protected RowActor By { get; } = by;

    public override WrittenRow Write(RowCells cells, Ledger ledger)
    {
        var customer = Find(cells, ledger) ?? throw NotListed(cells);
        RefuseMixUp(cells, customer);
        var before = CustomerPicture.Of(customer);
        return new WrittenRow(customer, Write(cells, customer, ledger), before);
    }

    protected abstract RowFate Write(RowCells cells, Customer customer, Ledger ledger);

    private static RefusedException NotListed(RowCells cells) =>
        new(Refusal.CustomerNotListed, RowCells.Shown(cells.Key ?? cells.TaxId ?? "")) { Field = cells.Key is null ? Columns.TaxId : Columns.Key };

    /// <summary>Key and tax id of two different customers: somebody sorted one column and not the other.</summary>
    private static void RefuseMixUp(RowCells cells, Customer customer)
    {
        if (cells.Key is not null && cells.TaxId is { } typed && customer.TaxId is { } known && TaxId.From(typed) is { } told && told.Value != known)
        {
            throw new RefusedException(Refusal.CustomerMixedUp, customer.ExternalId, customer.ShownName) { Field = Columns.TaxId };
        }
    }
}
