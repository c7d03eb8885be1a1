using Helpdesk.Core.Transfer.Files;
using Helpdesk.Core.Transfer.Rows;

namespace Helpdesk.Core.Transfer;

/// <summary>Gives the refused rows back as they came, each with its reason behind it, to be mended and sent again.</summary>
public static class RefusedRows
{
    private const int Together = 200;

    /// <summary>A workbook of a workbook, else text.</summary>
    public static string ExtensionOf(Import import) => import.State.Report?.Reading is null ? "xlsx" : "csv";

    /// <param name="whyHeader">The header over the reasons.</param>
    public static async Task WriteAsync(Import import, Stream to, string whyHeader, Func<RowOutcome, string> why, CancellationToken stop)
    {
        if (import.State.Report is not { } report) throw new RefusedException(Refusal.ImportGone);

        using var file = TableFile.Open(import.File, import.FileName);
        await using TableWriter tables = report.Reading is null ? new XlsxTables(to) : new CsvTables(to);
        using var refused = All(import).GetEnumerator();
        var more = refused.MoveNext();
        foreach (var sheet in report.InOrder)
        {
            await tables.BeginAsync(sheet.Name.Length > 0 ? sheet.Name : SheetNames.Of(sheet.Kind), [.. sheet.Headers, whyHeader]);
            foreach (var row in Inspection.Below(file, sheet))
            {
                stop.ThrowIfCancellationRequested();
                if (!more || refused.Current.Sheet != sheet.Index || refused.Current.Line != row.Line) continue;

                await tables.WriteAsync([.. Enumerable.Range(0, sheet.Headers.Count).Select(i => i < row.Cells.Count ? Neutral.Read(row.Cells[i]) : ""), why(refused.Current)]);
                more = refused.MoveNext();
            }
        }
    }

    private static IEnumerable<RowOutcome> All(Import import)
    {
        for (var skip = 0; ; skip += Together)
        {
            var some = Imports.Outcomes(import, RowFate.Refused, skip, Together);
            foreach (var row in some) yield return row;
            if (some.Count < Together) yield break;
        }
    }
}
