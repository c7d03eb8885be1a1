using System.IO.Compression;
using System.Xml;

namespace Helpdesk.Core.Transfer.Files;

/// <summary>
/// A workbook of Excel, read row by row. Not by the Open XML SDK: it would take the sizes that a file claims for true, and here every
/// byte that is unpacked counts.
/// </summary>
internal sealed class XlsxFile : TableFile
{
    private readonly ZipArchive _zip;
    private readonly string _name;
    private readonly List<(string Name, string Part)> _sheets = [];
    private XlsxStrings? _strings;
    private XlsxStyles? _styles;
    private string _folder = "xl";

    private XlsxFile(ZipArchive zip, string name) => (_zip, _name) = (zip, name);

    public override IReadOnlyList<string> Sheets => [.. _sheets.Select(s => s.Name)];

    public static new XlsxFile Open(string path, string name)
    {
        XlsxFile? file = null;
        try
        {
            file = new XlsxFile(ZipFile.OpenRead(path), name);
            file.ReadWorkbook();
            return file;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            file?.Dispose();
            throw new RefusedException(Refusal.ImportBroken, name);
        }
    }

    public override IEnumerable<SheetRow> Rows(int sheet)
    {
        var budget = new UnpackedBudget(_name);
        (_strings, _styles) = Careful(() => (_strings ?? Strings(budget), _styles ?? Styles(budget)));
        using var xml = Part(_sheets[sheet].Part, budget) ?? throw new RefusedException(Refusal.ImportBroken, _name);
        var rows = new XlsxSheet(xml, _strings, _styles);
        while (Careful(rows.Next) is { } row) yield return row;
    }

    protected override void Dispose(bool disposing)
    {
        _zip.Dispose();
        base.Dispose(disposing);
    }

    private void ReadWorkbook()
    {
        var budget = new UnpackedBudget(_name);
        var workbook = Relations("", "_rels/.rels", budget).FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal))?.Target
            ?? throw new RefusedException(Refusal.ImportNoTable, _name);
        _folder = workbook.Contains('/', StringComparison.Ordinal) ? workbook[..workbook.LastIndexOf('/')] : "";
        var parts = Relations(_folder, $"{_folder}/_rels/{workbook[(workbook.LastIndexOf('/') + 1)..]}.rels", budget).ToDictionary(r => r.Id, r => r.Target);
        using var xml = Part(workbook, budget) ?? throw new RefusedException(Refusal.ImportNoTable, _name);
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "sheet" }) continue;
            if (Attribute(xml, "id") is { } id && parts.TryGetValue(id, out var part)) _sheets.Add((xml.GetAttribute("name") ?? "", part));
        }
    }

    private XlsxStrings Strings(UnpackedBudget budget)
    {
        using var xml = Part($"{_folder}/sharedStrings.xml".TrimStart('/'), budget);
        return XlsxStrings.Read(xml, _name);
    }

    private XlsxStyles Styles(UnpackedBudget budget)
    {
        using var xml = Part($"{_folder}/styles.xml".TrimStart('/'), budget);
        return XlsxStyles.Read(xml);
    }

    private IEnumerable<Relation> Relations(string folder, string path, UnpackedBudget budget)
    {
        using var xml = Part(path.TrimStart('/'), budget);
        while (xml is not null && xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Relationship" }) continue;

            var target = xml.GetAttribute("Target") ?? "";
            yield return new Relation(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : $"{folder}/{target}".TrimStart('/'));
        }
    }

    private XmlReader? Part(string path, UnpackedBudget budget) => _zip.GetEntry(path) is not { } entry ? null : XmlReader.Create(
        new LimitedStream(entry.Open(), budget), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });

    private static string? Attribute(XmlReader xml, string localName)
    {
        for (var found = xml.MoveToFirstAttribute(); found; found = xml.MoveToNextAttribute())
        {
            if (xml.LocalName != localName) continue;

            var value = xml.Value;
            xml.MoveToElement();
            return value;
        }

        xml.MoveToElement();
        return null;
    }

    private T Careful<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException)
        {
            throw new RefusedException(Refusal.ImportBroken, _name);
        }
    }

    private sealed record Relation(string Id, string Type, string Target);
}
