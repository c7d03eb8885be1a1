using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Helpdesk.Core.Transfer.Files;

/// <summary>
/// A workbook, a sheet per table, with typed cells, a bold header that stays in view and filters. Written straight into the archive:
/// the Open XML SDK holds a whole sheet in memory until the end.
/// </summary>
internal sealed class XlsxTables(Stream to) : TableWriter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Ids = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Plain = "0", Bold = "1", Day = "2", Text = "3";

    private readonly ZipArchive _zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<string> _names = [];
    private XmlWriter? _sheet;
    private int _row, _columns;

    public override Task BeginAsync(string name, IReadOnlyList<string> headers)
    {
        EndSheet();
        _names.Add(name);
        (_row, _columns) = (0, headers.Count);
        _sheet = Part($"xl/worksheets/sheet{_names.Count}.xml", "worksheet", Main);
        WriteFrame(headers);
        WriteRow(headers, Bold);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(IReadOnlyList<object?> cells)
    {
        WriteRow(cells, Text);
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        EndSheet();
        WriteWorkbook();
        Write("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
        _zip.Dispose();
        return ValueTask.CompletedTask;
    }

    private void WriteFrame(IReadOnlyList<string> headers)
    {
        // Excel wants these before the rows, in this order.
        _sheet!.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        _sheet.WriteStartElement("cols", Main);
        for (var i = 0; i < headers.Count; i++)
        {
            var width = Math.Clamp(headers[i].Length + 6, 14, 32);
            _sheet.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{width}" customWidth="1"/>"""));
        }

        _sheet.WriteEndElement();
        _sheet.WriteStartElement("sheetData", Main);
    }

    private void WriteRow(IReadOnlyList<object?> cells, string textStyle)
    {
        _sheet!.WriteStartElement("row", Main);
        _sheet.WriteAttributeString("r", Number(++_row));
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is { } value) WriteCell($"{Letters(i)}{Number(_row)}", value, textStyle);
        }

        _sheet.WriteEndElement();
    }

    private void WriteCell(string place, object value, string textStyle)
    {
        _sheet!.WriteStartElement("c", Main);
        _sheet.WriteAttributeString("r", place);
        _sheet.WriteAttributeString("s", value switch { DateOnly => Day, string => textStyle, _ => Plain });
        if (value is string text)
        {
            _sheet.WriteAttributeString("t", "inlineStr");
            _sheet.WriteStartElement("is", Main);
            _sheet.WriteStartElement("t", Main);
            _sheet.WriteAttributeString("xml", "space", null, "preserve");
            _sheet.WriteString(Writable(Neutral.Write(text)));
            _sheet.WriteEndElement();
            _sheet.WriteEndElement();
        }
        else
        {
            _sheet.WriteElementString("v", Main, value is DateOnly day ? Number(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber) : Convert.ToString(value, CultureInfo.InvariantCulture));
        }

        _sheet.WriteEndElement();
    }

    private void EndSheet()
    {
        if (_sheet is null) return;

        _sheet.WriteEndElement();
        _sheet.WriteRaw($"""<autoFilter ref="A1:{Letters(_columns - 1)}{Number(Math.Max(_row, 1))}"/>""");
        _sheet.Dispose();
        _sheet = null;
    }

    private void WriteWorkbook()
    {
        var places = Enumerable.Range(1, _names.Count).ToList();
        Write("[Content_Types].xml", $"""
            <Types xmlns="{Packages}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}sheet.main+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{Types}styles+xml"/>{string.Concat(places.Select(i => $"""<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{Types}worksheet+xml"/>"""))}</Types>
            """);
        Write("_rels/.rels", $"""<Relationships xmlns="{Packages}relationships"><Relationship Id="rId1" Type="{Ids}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Write("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Packages}relationships">{string.Concat(places.Select(i => $"""<Relationship Id="rId{i}" Type="{Ids}/worksheet" Target="worksheets/sheet{i}.xml"/>"""))}
            <Relationship Id="rId{places.Count + 1}" Type="{Ids}/styles" Target="styles.xml"/></Relationships>
            """);
        using var workbook = Part("xl/workbook.xml", "workbook", Main);
        workbook.WriteStartElement("sheets", Main);
        foreach (var i in places)
        {
            workbook.WriteStartElement("sheet", Main);
            workbook.WriteAttributeString("name", _names[i - 1]);
            workbook.WriteAttributeString("sheetId", Number(i));
            workbook.WriteAttributeString("r", "id", Ids, $"rId{i}");
            workbook.WriteEndElement();
        }
    }

    private XmlWriter Part(string path, string root, string space)
    {
        var xml = XmlWriter.Create(_zip.CreateEntry(path, CompressionLevel.Fastest).Open(), new XmlWriterSettings { CloseOutput = true, Encoding = new UTF8Encoding(false) });
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement(root, space);
        return xml;
    }

    private void Write(string path, string xml)
    {
        using var part = new StreamWriter(_zip.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        part.Write(xml);
    }

    /// <summary>Signs that XML has no place for are left out.</summary>
    private static string Writable(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));

    private static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : $"{Letters((column / 26) - 1)}{(char)('A' + (column % 26))}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
