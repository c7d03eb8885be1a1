using System.Text.RegularExpressions;
using Helpdesk.Core.Conversations;

namespace Helpdesk.Web.Features.Conversation;

public enum TextRunKind
{
    Plain,
    Bold,
    Italic,
    Struck,
    Code,
    Link,

    /// <summary>A colleague whom a note calls by name.</summary>
    Mention,
}

public sealed record TextRun(TextRunKind Kind, string Text);

/// <summary>
/// Reads WhatsApp's marks (*bold*, _italic_, ~struck~, `code`) and web addresses in a text. What comes out is still text, never markup:
/// each run is drawn as an element of its own.
/// </summary>
public static partial class MessageText
{
    private static readonly (string Group, TextRunKind Kind)[] Groups =
    [
        ("link", TextRunKind.Link), ("block", TextRunKind.Code), ("code", TextRunKind.Code),
        ("bold", TextRunKind.Bold), ("italic", TextRunKind.Italic), ("struck", TextRunKind.Struck),
    ];

    /// <summary>With the names that a note calls, wherever they stand outside the marks.</summary>
    public static IReadOnlyList<TextRun> Read(string text, IReadOnlyCollection<string> names) =>
        names.Count == 0 ? Read(text) : [.. Read(text).SelectMany(run => run.Kind == TextRunKind.Plain ? Call(run.Text, names) : [run])];

    public static IReadOnlyList<TextRun> Read(string text)
    {
        var runs = new List<TextRun>();
        var at = 0;
        foreach (Match match in Marks().Matches(text))
        {
            if (match.Index > at) runs.Add(new TextRun(TextRunKind.Plain, text[at..match.Index]));
            var (group, kind) = Array.Find(Groups, known => match.Groups[known.Group].Success);
            runs.Add(new TextRun(kind, match.Groups[group].Value));
            at = match.Index + match.Length;
        }

        if (at < text.Length) runs.Add(new TextRun(TextRunKind.Plain, text[at..]));
        return runs;
    }

    private static IEnumerable<TextRun> Call(string text, IReadOnlyCollection<string> names)
    {
        var at = 0;
        foreach (var called in Mentions.In(text, names))
        {
            var (start, length) = called.GetOffsetAndLength(text.Length);
            if (start > at) yield return new TextRun(TextRunKind.Plain, text[at..start]);
            yield return new TextRun(TextRunKind.Mention, text.Substring(start, length));
            at = start + length;
        }

        if (at < text.Length) yield return new TextRun(TextRunKind.Plain, text[at..]);
    }

    // A mark counts only around words: "2*3*4" and "nome_do_arquivo" stay as they are.
    [GeneratedRegex(
        """
        (?<link>https?://[^\s<>"']+[^\s<>"'.,;:!?)\]}*_~])
        |```(?<block>[^`]+)```
        |`(?<code>[^`\n]+)`
        |(?<![\w*])\*(?<bold>\S|\S[^*\n]*[^*\s])\*(?![\w*])
        |(?<![\w_])_(?<italic>\S|\S[^_\n]*[^_\s])_(?![\w_])
        |(?<![\w~])~(?<struck>\S|\S[^~\n]*[^~\s])~(?![\w~])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Marks();
}
