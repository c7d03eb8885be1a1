using System.Data;
using System.Runtime.CompilerServices;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Transfer.Files;
using Helpdesk.Core.Transfer.Rows;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Transfer;

/// <summary>The whole registry as files, as it was at one moment, some customers at a time.</summary>
public sealed class Exports(Database database)
{
    private const int Together = 500;

    /// <summary>A workbook with a sheet per kind.</summary>
    public Task WorkbookAsync(Stream to, CancellationToken stop) => WriteAsync(new XlsxTables(to), Enum.GetValues<TableKind>(), stop);

    public Task CsvAsync(TableKind kind, Stream to, CancellationToken stop) => WriteAsync(new CsvTables(to), [kind], stop);

    /// <summary>A workbook to fill in: headers, a row to look at, and what each column takes.</summary>
    public async Task TemplateAsync(Stream to, TemplateWords words)
    {
        var modules = await ModulesAsync();
        await using var tables = new XlsxTables(to);
        foreach (var kind in Enum.GetValues<TableKind>()) await TemplateAsync(tables, kind, modules);
        await tables.BeginAsync(words.Sheet, words.Headers);
        foreach (var kind in Enum.GetValues<TableKind>())
        {
            foreach (var column in Columns.Of(kind)) await tables.WriteAsync([SheetNames.Of(kind), column.Name, words.Explain(kind, column)]);
        }
    }

    public async Task TemplateAsync(TableKind kind, Stream to)
    {
        await using var table = new CsvTables(to);
        await TemplateAsync(table, kind, await ModulesAsync());
    }

    private static async Task TemplateAsync(TableWriter table, TableKind kind, List<Module> modules)
    {
        await table.BeginAsync(SheetNames.Of(kind), new RegistryRows(modules).Headers(kind));
        await table.WriteAsync(Example.Of(kind, modules));
    }

    private async Task WriteAsync(TableWriter tables, IReadOnlyList<TableKind> kinds, CancellationToken stop)
    {
        var rows = new RegistryRows(await ModulesAsync());
        await database.ReadAsync(async db =>
        {
            // Sheets that are written one after the other must not tell of different moments.
            await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
            await using (tables)
            {
                foreach (var kind in kinds)
                {
                    await tables.BeginAsync(SheetNames.Of(kind), rows.Headers(kind));
                    await foreach (var customer in AllAsync(db, kind, stop)) foreach (var row in rows.Of(kind, customer)) await tables.WriteAsync(row);
                }
            }

            return true;
        });
    }

    /// <summary>In the order in which they came. Those that turned out to be another customer are not told: that one is.</summary>
    private static async IAsyncEnumerable<Customer> AllAsync(HelpdeskDb db, TableKind kind, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var last = Guid.Empty; ;)
        {
            var after = last;
            var some = await With(db.Customers.Where(c => c.MergedIntoId == null && c.Id.CompareTo(after) > 0), kind).OrderBy(c => c.Id).Take(Together).ToListAsync(stop);
            foreach (var customer in some) yield return customer;
            if (some.Count < Together) yield break;

            last = some[^1].Id;
        }
    }

    private static IQueryable<Customer> With(IQueryable<Customer> customers, TableKind kind) => kind switch
    {
        TableKind.Contacts => customers.Include(c => c.Contacts).ThenInclude(c => c.Phones),
        TableKind.Licences => customers.Include(c => c.Licences),
        TableKind.Machines => customers.Include(c => c.Machines).ThenInclude(m => m.Modules),
        _ => customers,
    };

    private Task<List<Module>> ModulesAsync() => database.ReadAsync(db => db.Modules.OrderBy(m => m.Order).ToListAsync());
}

/// <summary>What a template says of itself.</summary>
public sealed record TemplateWords(string Sheet, IReadOnlyList<string> Headers, Func<TableKind, Column, string> Explain);
