using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Transfer.Files;

namespace Helpdesk.Core.Transfer;

/// <summary>Looks a file through: which tables it has, what they are, how many rows.</summary>
internal sealed class Inspection(IReadOnlyList<Module> modules, IReadOnlyCollection<SheetChoice> choices)
{
    /// <summary>Titles and empty lines may stand above the headers.</summary>
    private const int HeaderLines = 10;

    /// <exception cref="RefusedException">It is broken, or has more rows than it may.</exception>
    public FileReport Report(TableFile file, string name, CancellationToken stop)
    {
        var (sheets, left) = (new List<SheetReport>(), TransferLimits.Rows);
        for (var i = 0; i < file.Sheets.Count; i++)
        {
            if (Sheet(file, i, ref left, stop) is { } sheet) sheets.Add(sheet);
            if (left < 0) throw new RefusedException(Refusal.ImportTooManyRows, name, TransferLimits.Rows);
        }

        return sheets.Count > 0 ? new FileReport(file.Reading, sheets) : throw new RefusedException(Refusal.ImportEmpty, name);
    }

    /// <summary>The rows of a table below its headers, but for empty ones.</summary>
    public static IEnumerable<SheetRow> Below(TableFile file, SheetReport sheet) =>
        file.Rows(sheet.Index).Where(row => row.Line > sheet.HeaderLine && !row.IsEmpty);

    private SheetReport? Sheet(TableFile file, int index, ref int left, CancellationToken stop)
    {
        var (name, choice) = (file.Sheets[index], choices.FirstOrDefault(c => c.Sheet == index));
        var (head, header, map, rows) = (0, (SheetRow?)null, (HeaderMap?)null, 0);
        foreach (var row in file.Rows(index).Where(row => !row.IsEmpty))
        {
            stop.ThrowIfCancellationRequested();
            if (head++ < HeaderLines && Better(row, name, choice?.Kind, map) is { } better) (header, map, rows) = (row, better, 0);
            else if (++rows > left) break;
        }

        left -= rows;
        return header is null ? null : new SheetReport(index, name, map!.Kind)
        {
            Skipped = choice is { Kind: null },
            HeaderLine = header.Line,
            Headers = header.Cells,
            Rows = rows,
            Known = map.Known,
            Unknown = map.Unknown,
            Missing = map.Missing,
        };
    }

    /// <summary>The first row is taken for headers until one is found that is more like them.</summary>
    private HeaderMap? Better(SheetRow row, string name, TableKind? kind, HeaderMap? found)
    {
        var map = kind is { } said ? HeaderMap.Read(row.Cells, said, modules) : HeaderMap.Recognise(row.Cells, name, modules);
        return found is null || map.Known.Count > found.Known.Count ? map : null;
    }
}
