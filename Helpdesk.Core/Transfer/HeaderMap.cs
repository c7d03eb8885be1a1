using Helpdesk.Core.Catalogue;

namespace Helpdesk.Core.Transfer;

/// <summary>Which cells of a table's rows are what, found by the names over them.</summary>
internal sealed class HeaderMap
{
    private static readonly string[] VersionWords = ["versao", "version", "ver"];

    private readonly Dictionary<string, List<int>> _places = [];

    private HeaderMap(TableKind kind) => Kind = kind;

    public TableKind Kind { get; }

    /// <summary>Headers that say nothing to us, in their order.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Headers that were understood, beside what they are.</summary>
    public List<MatchedColumn> Known { get; } = [];

    /// <summary>The modules whose versions have a column.</summary>
    public List<string> Versions { get; } = [];

    /// <summary>How sure it is that the table is of this kind.</summary>
    public int Likeness { get; private set; }

    /// <summary>What is lacking; each is a choice of columns of which one is needed.</summary>
    public IReadOnlyList<Column[]> Missing => [.. Needs().Where(choice => !choice.Any(c => _places.ContainsKey(c.Key)))];

    public static HeaderMap Read(IReadOnlyList<string> headers, TableKind kind, IReadOnlyList<Module> modules)
    {
        var map = new HeaderMap(kind);
        for (var i = 0; i < headers.Count; i++)
        {
            var plain = Column.Plain(headers[i]);
            if (plain.Length > 0) map.Place(headers[i].Trim(), plain, i, modules);
        }

        return map;
    }

    /// <summary>The kind that fits best. A sheet's own name counts for as much as a few columns.</summary>
    public static HeaderMap Recognise(IReadOnlyList<string> headers, string sheet, IReadOnlyList<Module> modules) =>
        Enum.GetValues<TableKind>().Select(kind => Read(headers, kind, modules)).OrderBy(m => m.Missing.Count > 0)
            .ThenByDescending(m => m.Likeness + (SheetNames.KindOf(sheet) == m.Kind ? 6 : 0)).First();

    public IReadOnlyList<int> PlacesOf(string key) => _places.TryGetValue(key, out var places) ? places : [];

    private IEnumerable<Column[]> Needs() => Columns.Needs(Kind).Prepend([Columns.Named(Kind, Columns.Key), Columns.Named(Kind, Columns.TaxId)]);

    private void Place(string header, string plain, int at, IReadOnlyList<Module> modules)
    {
        if (Columns.Of(Kind).FirstOrDefault(c => c.Is(plain) && (c.Many || !_places.ContainsKey(c.Key))) is { } column)
        {
            Put(column.Key, at);
            Known.Add(new MatchedColumn(header, column.Key));
            Likeness += column.Telling ? 4 : column.Ignored ? 0 : 1;
        }
        else if (Kind == TableKind.Machines && ModuleIn(plain, modules) is { } module && !Versions.Contains(module.Key))
        {
            Versions.Add(module.Key);
            Put(Columns.Version(module.Key), at);
            Known.Add(new MatchedColumn(header, Columns.Version(module.Key)));
            Likeness += 4;
        }
        else
        {
            Unknown.Add(header);
        }
    }

    private void Put(string key, int at)
    {
        if (!_places.TryGetValue(key, out var places)) _places[key] = places = [];
        places.Add(at);
    }

    /// <summary>"Versão PDV", "pdv version": the module is what remains.</summary>
    private static Module? ModuleIn(string plain, IReadOnlyList<Module> modules)
    {
        foreach (var word in VersionWords)
        {
            var rest = plain.StartsWith(word, StringComparison.Ordinal) ? plain[word.Length..] : plain.EndsWith(word, StringComparison.Ordinal) ? plain[..^word.Length] : null;
            if (rest is not null && modules.FirstOrDefault(m => Column.Plain(m.Key) == rest || Column.Plain(m.Name) == rest) is { } module) return module;
        }

        return null;
    }
}

/// <summary>A header of the file and the field that it is taken for.</summary>
public sealed record MatchedColumn(string Header, string Key);
