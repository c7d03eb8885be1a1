using System.Text;
using System.Xml;

namespace Helpdesk.Core.Transfer.Files;

/// <summary>Reads texts out of a workbook's XML in pieces, so that a cell of a gigabyte is cut where cells end.</summary>
internal static class XlsxText
{
    /// <summary>The text of the element that the reader stands on, from all its runs but without readings of Asian signs.</summary>
    public static string Read(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";

        var (text, depth, buffer) = (new StringBuilder(), xml.Depth, new char[1024]);
        var inReading = 0;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml is { LocalName: "rPh", IsEmptyElement: false }) inReading += xml.NodeType == XmlNodeType.Element ? 1 : -1;
            if (inReading > 0 || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)) continue;

            // One sign more than fits says that it was cut, and is refused as too long later on.
            for (int read; (read = xml.ReadValueChunk(buffer, 0, buffer.Length)) > 0;)
            {
                text.Append(buffer, 0, Math.Min(read, TransferLimits.Cell + 1 - text.Length));
            }
        }

        return Unescape(text.ToString());
    }

    /// <summary>Signs that XML has no place for are written as _x000D_.</summary>
    private static string Unescape(string text) => text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) ?? text : text;
}
