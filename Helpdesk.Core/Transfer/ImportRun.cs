using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Transfer.Files;
using Helpdesk.Core.Transfer.Rows;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Transfer;

/// <summary>
/// Writes all rows of a file in one transaction, some at a time. A dry run does the very same and is taken back: what it tells is what
/// the import does, since it is what the import does.
/// </summary>
internal sealed class ImportRun(HelpdeskDb db, IReadOnlyList<Module> modules, RowActor actor, OutcomeBook outcomes)
{
    /// <summary>All imports of an installation wait for each other on this.</summary>
    private const long Turn = 0x48656C7064657368;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ManyChanges _changes = new();
    private int _placeholders;

    /// <summary>Hears how many rows are done.</summary>
    public Action<int> Tell { get; init; } = _ => { };

    /// <param name="keep">False: everything is taken back at the end.</param>
    /// <returns>Whether it was kept: not when a row turned out otherwise than the preview had told.</returns>
    public async Task<bool> RunAsync(TableFile file, FileReport report, bool keep, CancellationToken stop)
    {
        db.Database.SetCommandTimeout(Patience);
        await using var all = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Turn})", stop);
        foreach (var sheets in report.InOrder.GroupBy(s => s.Kind))
        {
            var writer = RowWriter.Of(sheets.Key, modules, actor);
            foreach (var sheet in sheets) await WriteAsync(file, sheet, writer, keep, stop);
        }

        if (!keep || outcomes.Counts.Differing > 0) return false;

        await db.FinishManyAsync(_changes, stop);
        await all.CommitAsync(CancellationToken.None);
        return true;
    }

    private async Task WriteAsync(TableFile file, SheetReport sheet, RowWriter writer, bool keep, CancellationToken stop)
    {
        var map = HeaderMap.Read(sheet.Headers, sheet.Kind, modules);
        foreach (var rows in Inspection.Below(file, sheet).Select(row => new RowCells(row, map)).Where(row => !row.IsExample).Chunk(ManyChanges.Together))
        {
            stop.ThrowIfCancellationRequested();
            var ledger = await Ledger.OpenAsync(db, rows, keep ? FreeKeysAsync : Placeholders, stop);
            foreach (var row in rows) outcomes.Add(Write(row, ledger, sheet, writer));
            await db.SaveManyAsync(_changes, stop);
            Tell(outcomes.Counts.All);
        }
    }

    private RowOutcome Write(RowCells row, Ledger ledger, SheetReport sheet, RowWriter writer)
    {
        try
        {
            return Told(writer.Write(row, ledger), row, sheet);
        }
        catch (RefusedException no)
        {
            return Refused(row, ledger, sheet, [no]);
        }
        catch (InputRefusedException no)
        {
            return Refused(row, ledger, sheet, no.Refusals);
        }
    }

    private RowOutcome Told(WrittenRow written, RowCells row, SheetReport sheet)
    {
        var customer = written.Customer;
        var outcome = new RowOutcome(sheet.Index, sheet.Kind, row.Line, customer.ShownName, written.HasOwnKey ? null : customer.ExternalId, written.Fate);
        if (written.Fate == RowFate.Unchanged) return outcome;

        List<ChangedField> changes = [.. written.Before.ChangesTo(CustomerPicture.Of(customer))];
        customer.Touch(actor.Now);
        if (db.Entry(customer).State == EntityState.Detached) db.Customers.Add(customer);
        db.CustomerChanges.AddRange(changes.Select(change => new CustomerChange(customer.Id, change, actor.By, actor.Now)));
        return outcome with { Changes = changes };
    }

    private static RowOutcome Refused(RowCells row, Ledger ledger, SheetReport sheet, IReadOnlyList<RefusedException> refusals)
    {
        var customer = row.Key is { } key ? ledger.ByKey(key) : null;
        var shown = customer?.ShownName ?? row.Text("legalName") ?? row.Text("customer") ?? row.Key ?? row.TaxId ?? "";
        return new RowOutcome(sheet.Index, sheet.Kind, row.Line, Checked.Cut(shown, Limits.Name)!, row.Key, RowFate.Refused)
        {
            Refusals = [.. refusals.Select(no => CellRefusal.Of(no, sheet.Kind))],
        };
    }

    private async Task<Queue<string>> FreeKeysAsync(int count)
    {
        var keys = new Queue<string>();
        while (keys.Count < count)
        {
            var more = count - keys.Count;
            var made = (await db.Database.SqlQuery<long>($"SELECT nextval('customer_numbers') AS \"Value\" FROM generate_series(1, {more})").ToListAsync())
                .ConvertAll(number => $"H-{number:D4}");
            var taken = await db.Customers.Where(c => made.Contains(c.ExternalId)).Select(c => c.ExternalId).ToListAsync();
            foreach (var key in made.Except(taken)) keys.Enqueue(key);
        }

        return keys;
    }

    /// <summary>A dry run uses no numbers up.</summary>
    private Task<Queue<string>> Placeholders(int count) =>
        Task.FromResult(new Queue<string>(Enumerable.Range(0, count).Select(_ => $"\u2026{++_placeholders}")));
}
