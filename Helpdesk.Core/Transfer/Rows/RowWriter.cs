using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Transfer.Rows;

/// <summary>Writes rows of one kind of table. A row that is refused has changed nothing.</summary>
internal abstract class RowWriter(IReadOnlyList<Module> modules)
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    protected IReadOnlyList<Module> Modules { get; } = modules;

    protected IReadOnlySet<string> ModuleKeys { get; } = modules.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);

    public static RowWriter Of(TableKind kind, IReadOnlyList<Module> modules, RowActor by) => kind switch
    {
        TableKind.Customers => new CustomerRows(modules, by),
        TableKind.Contacts => new ContactRows(modules, by),
        TableKind.Licences => new LicenceRows(modules, by),
        _ => new MachineRows(modules, by),
    };

    /// <exception cref="InputRefusedException">Some cells are wrong.</exception>
    /// <exception cref="RefusedException">The row as a whole cannot be.</exception>
    public abstract WrittenRow Write(RowCells cells, Ledger ledger);

    /// <summary>A file that says two things of one is mistaken in one of them.</summary>
    protected void Once(Customer customer, string? part, string field, string shown)
    {
        if (!_written.Add($"{customer.Id}/{part}")) throw new RefusedException(Refusal.Repeated, shown) { Field = field };
    }

    protected static CustomerEntry EntryFor(Customer customer) => new(customer.ExternalId) { LegalName = customer.LegalName };

    /// <summary>Whose row it is: by the key, else by the tax id.</summary>
    /// <returns>Null when the registry has nobody of that key or number.</returns>
    protected static Customer? Find(RowCells cells, Ledger ledger)
    {
        if (cells.Key is { } key) return Alive(ledger.ByKey(key));
        if (cells.TaxId is not { } typed) throw new RefusedException(Refusal.CustomerUnnamed) { Field = Columns.Key };
        if (CellValues.IsRounded(typed)) throw new RefusedException(Refusal.TaxIdRounded, typed) { Field = Columns.TaxId };

        var taxId = TaxId.From(typed) ?? throw new RefusedException(Refusal.TaxIdInvalid, RowCells.Shown(typed)) { Field = Columns.TaxId };
        var found = ledger.ByTaxId(taxId.Value);
        return found.Count > 1 ? throw new RefusedException(Refusal.TaxIdAmbiguous, found.Count) { Field = Columns.Key } : found.SingleOrDefault();
    }

    private static Customer? Alive(Customer? customer) =>
        customer?.MergedIntoId is null ? customer : throw new RefusedException(Refusal.CustomerMerged) { Field = Columns.Key };
}

/// <summary>Who imports, and when: all rows of an import say the same.</summary>
internal sealed record RowActor(Users.Actor By, DateTimeOffset Now);

/// <summary>What a row did to its customer.</summary>
internal sealed record WrittenRow(Customer Customer, RowFate Fate, CustomerPicture Before)
{
    /// <summary>The key was not in the file: it is one of ours.</summary>
    public bool HasOwnKey { get; init; }
}
