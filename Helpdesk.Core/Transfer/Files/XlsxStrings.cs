using System.Xml;

namespace Helpdesk.Core.Transfer.Files;

/// <summary>The texts that a workbook keeps apart from its cells, each once.</summary>
internal sealed class XlsxStrings
{
    private readonly List<string> _texts = [];

    /// <exception cref="RefusedException">They are longer than all that may be held.</exception>
    public static XlsxStrings Read(XmlReader? xml, string name)
    {
        var (strings, signs) = (new XlsxStrings(), 0L);
        while (xml is not null && xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "si" }) continue;

            var text = XlsxText.Read(xml);
            signs += text.Length + 8;
            if (signs > TransferLimits.SharedText) throw new RefusedException(Refusal.ImportTooLarge, name, TransferLimits.Unpacked / 1024 / 1024);
            strings._texts.Add(text);
        }

        return strings;
    }

    public string At(string index) => int.TryParse(index, out var at) && at >= 0 && at < _texts.Count ? _texts[at] : "";
}
