using System.Globalization;
using System.Xml;

namespace Helpdesk.Core.Transfer.Files;

/// <summary>Walks over the rows of one sheet. What the sheet claims of its own size is not listened to.</summary>
internal sealed class XlsxSheet(XmlReader xml, XlsxStrings strings, XlsxStyles styles)
{
    private const double Exact = 1e15;

    private int _line;

    /// <summary>Null behind the last row.</summary>
    public SheetRow? Next()
    {
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" }) continue;

            _line = int.TryParse(xml.GetAttribute("r"), out var told) ? told : _line + 1;
            return new SheetRow(_line, xml.IsEmptyElement ? [] : Cells());
        }

        return null;
    }

    private List<string> Cells()
    {
        var (cells, depth) = (new List<string>(), xml.Depth);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" }) continue;

            var at = Place(xml.GetAttribute("r")) ?? cells.Count;
            var text = Cell();
            if (at >= TransferLimits.Columns || at < cells.Count) continue;

            while (cells.Count < at) cells.Add("");
            cells.Add(text);
        }

        return cells;
    }

    private string Cell()
    {
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        if (xml.IsEmptyElement) return "";

        var (value, depth) = ("", xml.Depth);
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "v" or "is" }) value = XlsxText.Read(xml);
        }

        return type switch
        {
            "s" => strings.At(value),
            "inlineStr" or "str" or "b" or "e" or "d" => value,
            _ => Number(value, styles.IsDateStyle(style)),
        };
    }

    /// <summary>As a person would write it: 12345678000195 and not 1.2345678000195E+13; a date as 2026-12-31.</summary>
    private static string Number(string raw, bool isDate)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return raw;
        if (isDate && number is >= 1 and < 2_958_466) return DateTime.FromOADate(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Math.Abs(number) < Exact ? number.ToString("0.###############", CultureInfo.InvariantCulture) : raw;
    }

    /// <summary>"AB12" → 27</summary>
    private static int? Place(string? reference)
    {
        var column = 0;
        foreach (var sign in reference ?? "")
        {
            if (sign is < 'A' or > 'Z') break;

            column = (column * 26) + (sign - 'A' + 1);
            if (column > TransferLimits.Columns) return TransferLimits.Columns;
        }

        return column == 0 ? null : column - 1;
    }
}
