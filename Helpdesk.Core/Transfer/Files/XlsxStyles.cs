using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Helpdesk.Core.Transfer.Files;

/// <summary>Which styles of a workbook show their number as a date: cells themselves do not tell.</summary>
internal sealed partial class XlsxStyles
{
    private readonly HashSet<string> _dateFormats = [.. Enumerable.Range(14, 9).Concat(Enumerable.Range(27, 10)).Concat(Enumerable.Range(45, 3)).Select(f => f.ToString(CultureInfo.InvariantCulture))];
    private readonly List<bool> _isDate = [];

    public static XlsxStyles Read(XmlReader? xml)
    {
        var (styles, inCells) = (new XlsxStyles(), false);
        while (xml is not null && xml.Read())
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && IsDate(xml.GetAttribute("formatCode"))) styles._dateFormats.Add(xml.GetAttribute("numFmtId") ?? "");
            if (xml.LocalName == "xf" && inCells) styles._isDate.Add(styles._dateFormats.Contains(xml.GetAttribute("numFmtId") ?? ""));
        }

        return styles;
    }

    public bool IsDateStyle(string? style) => int.TryParse(style, out var at) && at >= 0 && at < _isDate.Count && _isDate[at];

    // Colours, texts and units of elapsed time stand in brackets and quotes; what remains has a day or a year only in dates.
    private static bool IsDate(string? format) => Letters().Replace(format ?? "", "").AsSpan().ContainsAny("dDyY");

    [GeneratedRegex("""\[[^\]]*\]|"[^"]*"|\\.""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Letters();
}
