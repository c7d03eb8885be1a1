namespace Helpdesk.Core.Transfer;

/// <summary>What a table of a file turned out to be.</summary>
/// <param name="Index">Its place in the file.</param>
/// <param name="Name">Of the sheet; empty for a CSV file.</param>
/// <param name="Kind">As recognised, or as somebody said.</param>
public sealed record SheetReport(int Index, string Name, TableKind Kind)
{
    /// <summary>Somebody wants it left out.</summary>
    public bool Skipped { get; init; }

    /// <summary>The line on which its headers stand.</summary>
    public int HeaderLine { get; init; }

    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Rows below the headers in which anything stands.</summary>
    public int Rows { get; init; }

    public IReadOnlyList<MatchedColumn> Known { get; init; } = [];

    /// <summary>Headers that say nothing to us; their cells are not looked at.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>What it cannot do without and does not have; each is a choice of columns.</summary>
    public IReadOnlyList<IReadOnlyList<Column>> Missing { get; init; } = [];

    public bool IsUsable => !Skipped && Missing.Count == 0;
}

/// <summary>What a file turned out to be.</summary>
/// <param name="Reading">How a text file was read ("Windows-1252 · ;"); null for a workbook.</param>
public sealed record FileReport(string? Reading, IReadOnlyList<SheetReport> Sheets)
{
    /// <summary>Rows that would be imported.</summary>
    public int Rows => InOrder.Sum(s => s.Rows);

    /// <summary>The tables that are imported, in the order in which they are.</summary>
    public IEnumerable<SheetReport> InOrder => Sheets.Where(s => s.IsUsable).OrderBy(s => s.Kind).ThenBy(s => s.Index);
}

/// <summary>What somebody says a sheet is; null where they want it left out.</summary>
public sealed record SheetChoice(int Sheet, TableKind? Kind);
