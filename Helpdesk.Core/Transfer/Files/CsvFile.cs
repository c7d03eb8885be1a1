using System.Text;
using CsvHelper;

namespace Helpdesk.Core.Transfer.Files;

/// <summary>One table as text, however it is encoded and separated.</summary>
internal sealed class CsvFile : TableFile
{
    private const string Told = "sep=";
    private const int Glance = 64 * 1024;
    private const int HeaderLines = 10;
    private const int LongestRow = 1024 * 1024;

    private static readonly char[] Separators = [';', ',', '\t', '|'];

    private readonly string _path, _name;
    private readonly Encoding _encoding;
    private readonly char _separator;
    private readonly bool _tells;

    private CsvFile(string path, string name, Encoding encoding)
    {
        (_path, _name, _encoding) = (path, name, encoding);
        using var text = new StreamReader(path, encoding);
        var glance = new char[Glance];
        var beginning = Whole(new string(glance, 0, text.ReadBlock(glance)));
        _tells = beginning.StartsWith(Told, StringComparison.OrdinalIgnoreCase) && beginning.Length > Told.Length;
        _separator = _tells ? beginning[Told.Length] : Separators.MaxBy(s => Score(beginning, s));
    }

    public override IReadOnlyList<string> Sheets => [""];

    public override string Reading => $"{(_encoding.Equals(TextSigns.Windows1252) ? "Windows-1252" : _encoding.WebName.ToUpperInvariant())} · {(_separator == '\t' ? "tab" : _separator)}";

    public static new CsvFile Open(string path, string name) =>
        new(path, name, TextSigns.EncodingOf(path) ?? throw new RefusedException(Refusal.ImportNoTable, name));

    public override IEnumerable<SheetRow> Rows(int sheet)
    {
        using var text = new StreamReader(_path, _encoding);
        var before = _tells ? 1 : 0;
        if (_tells) text.ReadLine();
        foreach (var row in Parse(text, _separator)) yield return row with { Line = row.Line + before };
    }

    private IEnumerable<SheetRow> Parse(TextReader text, char separator)
    {
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            OnMalformedRecord = RefuseOpenQuote,
        });
        while (Read(csv))
        {
            var cells = new string[Math.Min(csv.FieldCount, TransferLimits.Columns)];
            for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i);
            yield return new SheetRow((int)csv.LineNumber, cells);
        }
    }

    private bool Read(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException e)
        {
            throw new RefusedException(Refusal.ImportQuoteOpen, _name, e.LineNumber);
        }
    }

    /// <summary>A quotation mark that is never closed swallows all that follows.</summary>
    private void RefuseOpenQuote(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote) throw new RefusedException(Refusal.ImportQuoteOpen, _name, record.LineNumber);
    }

    /// <summary>The separator under which most headers are understood; else the one that makes most columns.</summary>
    private int Score(string beginning, char separator)
    {
        var best = 0;
        try
        {
            foreach (var row in Parse(new StringReader(beginning), separator).Take(HeaderLines)) best = Math.Max(best, (row.Cells.Count(IsKnown) * 1000) + row.Cells.Count);
        }
        catch (RefusedException)
        {
            // The real reading will say so; what stands above it tells the separator all the same.
        }

        return best;
    }

    /// <summary>Without the line in whose middle the glance ended.</summary>
    private static string Whole(string glance) =>
        glance.Length == Glance && glance.LastIndexOf('\n') is var end and > 0 ? glance[..end] : glance;

    private static bool IsKnown(string header)
    {
        var plain = header.Length > Limits.Name ? "" : Column.Plain(header);
        return plain.Length > 0 && Enum.GetValues<TableKind>().Any(kind => Columns.Of(kind).Any(column => column.Is(plain)));
    }
}
