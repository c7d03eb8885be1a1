using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Helpdesk.Core.Transfer.Rows;

namespace Helpdesk.Core.Transfer;

/// <summary>
/// Writes on disk what becomes of each row, since a hundred thousand of them are too many to hold: the rows, where each begins beside
/// a print of its fate, and a list of the rows of every fate.
/// </summary>
internal sealed class OutcomeBook : IDisposable
{
    internal const int IndexEntry = sizeof(long) * 2;

    private readonly FileStream _rows, _index;
    private readonly Dictionary<RowFate, FileStream> _fates;
    private readonly FileStream? _previous;
    private int _count;

    /// <param name="directory">Made anew.</param>
    /// <param name="previous">Where the preview stands that this should be like; null when there is none.</param>
    public OutcomeBook(string directory, string? previous)
    {
        if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        Directory.CreateDirectory(directory);
        (_rows, _index) = (File.Create(RowsOf(directory)), File.Create(IndexOf(directory)));
        _fates = Enum.GetValues<RowFate>().ToDictionary(fate => fate, fate => File.Create(FateOf(directory, fate)));
        _previous = previous is null ? null : File.OpenRead(IndexOf(previous));
    }

    public RowCounts Counts { get; private set; } = RowCounts.None;

    public void Add(RowOutcome outcome)
    {
        var print = PrintOf(outcome);
        if (_previous is not null && Previous() != print)
        {
            outcome = outcome with { Differs = true };
            Counts = Counts with { Differing = Counts.Differing + 1 };
        }

        Counts = Counts.With(outcome);
        _index.Write(BitConverter.GetBytes(_rows.Position));
        _index.Write(BitConverter.GetBytes(print));
        _fates[outcome.Fate].Write(BitConverter.GetBytes(_count++));
        JsonSerializer.Serialize(_rows, outcome, OutcomeJson.Default.RowOutcome);
        _rows.WriteByte((byte)'\n');
    }

    public void Dispose()
    {
        _rows.Dispose();
        _index.Dispose();
        _previous?.Dispose();
        foreach (var fate in _fates.Values) fate.Dispose();
    }

    internal static string RowsOf(string directory) => Path.Combine(directory, "rows");

    internal static string IndexOf(string directory) => Path.Combine(directory, "index");

    internal static string FateOf(string directory, RowFate fate) => Path.Combine(directory, Wire.Spell(fate));

    private long Previous()
    {
        Span<byte> entry = stackalloc byte[IndexEntry];
        return _previous!.ReadAtLeast(entry, IndexEntry, throwOnEndOfStream: false) < IndexEntry ? 0 : BitConverter.ToInt64(entry[sizeof(long)..]);
    }

    /// <summary>Of what was promised to happen. Keys of ours are made anew each time, and refusals name them.</summary>
    private static long PrintOf(RowOutcome outcome)
    {
        var text = new StringBuilder();
        text.AppendJoin('\t', outcome.Sheet, outcome.Line, outcome.Key, outcome.Fate);
        foreach (var change in outcome.Changes) text.Append('\n').AppendJoin('\t', change.Name, change.Before, change.After);
        foreach (var refusal in outcome.Refusals) text.Append('\n').AppendJoin('\t', refusal.Column, refusal.Refusal);
        return BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>Reads pages of an <see cref="OutcomeBook"/>.</summary>
internal static class OutcomePages
{
    /// <param name="fate">Null: rows of every fate.</param>
    public static IReadOnlyList<RowOutcome> Read(string directory, RowFate? fate, int skip, int most)
    {
        using var rows = new StreamReader(OutcomeBook.RowsOf(directory), Encoding.UTF8);
        using var index = File.OpenRead(OutcomeBook.IndexOf(directory));
        using var chosen = fate is { } one ? File.OpenRead(OutcomeBook.FateOf(directory, one)) : null;
        var page = new List<RowOutcome>();
        for (var i = skip; i < skip + most && NumberAt(chosen, i) is { } number && OffsetOf(index, number) is { } offset; i++)
        {
            rows.BaseStream.Position = offset;
            rows.DiscardBufferedData();
            page.Add(JsonSerializer.Deserialize(rows.ReadLine()!, OutcomeJson.Default.RowOutcome)!);
        }

        return page;
    }

    private static int? NumberAt(FileStream? chosen, int at)
    {
        if (chosen is null) return at;

        Span<byte> number = stackalloc byte[sizeof(int)];
        chosen.Position = (long)at * sizeof(int);
        return chosen.ReadAtLeast(number, sizeof(int), throwOnEndOfStream: false) < sizeof(int) ? null : BitConverter.ToInt32(number);
    }

    private static long? OffsetOf(FileStream index, int number)
    {
        Span<byte> offset = stackalloc byte[sizeof(long)];
        index.Position = (long)number * OutcomeBook.IndexEntry;
        return index.ReadAtLeast(offset, sizeof(long), throwOnEndOfStream: false) < sizeof(long) ? null : BitConverter.ToInt64(offset);
    }
}
