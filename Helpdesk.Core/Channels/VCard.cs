using System.Text;
using System.Text.RegularExpressions;

namespace Helpdesk.Core.Channels;

/// <summary>Contacts as phones pass them around (RFC 2426): only names and numbers are of interest here.</summary>
internal static partial class VCard
{
    /// <summary>All contacts in a text; none when it holds no vCard.</summary>
    public static IReadOnlyList<SharedContact> Read(string text) => [.. Cards(Folded().Replace(text, "")).Select(Contact)];

    public static string Write(SharedContact contact)
    {
        var card = new StringBuilder("BEGIN:VCARD\nVERSION:3.0\n");
        card.Append("N:;").Append(Escaped(contact.Name)).Append(";;;\nFN:").Append(Escaped(contact.Name)).Append('\n');
        foreach (var phone in contact.Phones)
        {
            card.Append("TEL;type=CELL;waid=").Append(string.Concat(phone.Where(char.IsAsciiDigit))).Append(':').Append(Escaped(phone)).Append('\n');
        }

        return card.Append("END:VCARD").ToString();
    }

    private static IEnumerable<string[]> Cards(string text) => text
        .Split("BEGIN:VCARD", StringSplitOptions.None).Skip(1)
        .Select(card => card.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static SharedContact Contact(string[] lines)
    {
        var name = Values(lines, "FN").FirstOrDefault() ?? Values(lines, "N").FirstOrDefault() ?? Values(lines, "ORG").FirstOrDefault();
        return new SharedContact(name ?? "", [.. Values(lines, "TEL")]);
    }

    // "item1.TEL;type=CELL;waid=5511900001090:+55 11 90000-1090"
    private static IEnumerable<string> Values(string[] lines, string property) =>
        from line in lines
        let colon = line.IndexOf(':', StringComparison.Ordinal)
        where colon > 0
        let name = line[..colon].Split(';')[0].Split('.')[^1]
        where name.Equals(property, StringComparison.OrdinalIgnoreCase)
        let value = Plain(line[(colon + 1)..])
        where value.Length > 0
        select value;

    // The parts of a structured name stand between semicolons, many of them empty.
    private static string Plain(string value) =>
        string.Join(' ', Separator().Split(value).Select(part => Escape().Replace(part, "${sign}").Trim()).Where(part => part.Length > 0));

    private static string Escaped(string value) => Special().Replace(value.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"\r?\n[ \t]", RegexOptions.None, 1_000)]
    private static partial Regex Folded();

    [GeneratedRegex(@"(?<!\\);", RegexOptions.None, 1_000)]
    private static partial Regex Separator();

    [GeneratedRegex(@"\\(?<sign>[\\,;:])", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"[\\,;]", RegexOptions.None, 1_000)]
    private static partial Regex Special();
}
