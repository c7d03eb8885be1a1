using System.Text.RegularExpressions;
using Helpdesk.Core.Customers;

namespace Helpdesk.Web.Features.Search;

/// <summary>Where in a text the words stand that somebody looked for, whatever their accents and endings.</summary>
public static partial class Marks
{
    private const int ExcerptLength = 90;
    private const int Before = 24;

    /// <summary>From so many letters on a word may end otherwise: "impressoras" is found in "impressora".</summary>
    private const int Stem = 5;

    private const int Ending = 2;

    /// <summary>The text in parts; those that were looked for are marked.</summary>
    public static IEnumerable<Part> Of(string text, string sought)
    {
        var words = Word().Matches(SearchText.Plain(sought)).Select(word => word.Value).ToList();
        var at = 0;
        foreach (Match word in Word().Matches(text))
        {
            var length = words.Count == 0 ? 0 : words.Max(wanted => Common(SearchText.Plain(word.Value), wanted));
            if (length == 0) continue;

            if (word.Index > at) yield return new Part(text[at..word.Index], false);
            at = word.Index + Math.Min(length, word.Length);
            yield return new Part(text[word.Index..at], true);
        }

        if (at < text.Length) yield return new Part(text[at..], false);
    }

    /// <summary>As much of a long text as one line takes, around the first word that was looked for.</summary>
    public static string Excerpt(string text, string sought)
    {
        var line = Spaces().Replace(text, " ").Trim();
        var first = Of(line, sought).TakeWhile(part => !part.Marked).Sum(part => part.Text.Length);
        var from = first >= line.Length || first <= Before ? 0 : line.LastIndexOf(' ', first - Before) + 1;
        var rest = line[from..];
        return $"{(from > 0 ? "…" : "")}{(rest.Length > ExcerptLength ? $"{rest[..ExcerptLength].TrimEnd()}…" : rest)}";
    }

    /// <summary>How many letters of a word are to be marked; none when it is another.</summary>
    private static int Common(string word, string wanted)
    {
        if (word.StartsWith(wanted, StringComparison.Ordinal)) return wanted.Length;
        if (wanted.Length < Stem || Math.Abs(word.Length - wanted.Length) > Ending) return 0;

        var same = word.Zip(wanted).TakeWhile(pair => pair.First == pair.Second).Count();
        return same >= Math.Max(Stem - 1, wanted.Length - Ending) ? word.Length : 0;
    }

    public readonly record struct Part(string Text, bool Marked);

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
