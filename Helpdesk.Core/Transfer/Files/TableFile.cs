namespace Helpdesk.Core.Transfer.Files;

/// <summary>A row as it stands in a file. Lines count from 1, as programs show them.</summary>
internal sealed record SheetRow(int Line, IReadOnlyList<string> Cells)
{
    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A file of tables, whose rows are read as they come and never all held at once.</summary>
internal abstract class TableFile : IDisposable
{
    private const int ZipMark = 0x04034B50;
    private const uint CompoundMark = 0xE011CFD0;

    /// <summary>The names of its tables; a CSV file has one without a name.</summary>
    public abstract IReadOnlyList<string> Sheets { get; }

    /// <summary>How a text file was read ("Windows-1252 · ;"); null for a workbook.</summary>
    public virtual string? Reading => null;

    /// <summary>By what is in it; what it is called does not matter.</summary>
    /// <exception cref="RefusedException">It is no table that can be read.</exception>
    public static TableFile Open(string path, string name)
    {
        Span<byte> head = stackalloc byte[4];
        int read;
        using (var file = File.OpenRead(path)) read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (read == 0) throw new RefusedException(Refusal.ImportEmpty, name);
        if (read < head.Length) return CsvFile.Open(path, name);
        if (BitConverter.ToUInt32(head) == CompoundMark) throw new RefusedException(Refusal.ImportOldExcel, name);
        return BitConverter.ToInt32(head) == ZipMark ? XlsxFile.Open(path, name) : CsvFile.Open(path, name);
    }

    /// <exception cref="RefusedException">It is broken, or larger than it may be.</exception>
    public abstract IEnumerable<SheetRow> Rows(int sheet);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }
}
