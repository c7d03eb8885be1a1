using System.Text.RegularExpressions;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Desk;

/// <summary>What somebody types, as a question to the database's full text: every word counts, and the last may be unfinished.</summary>
public sealed partial record WordQuestion(IReadOnlyList<string> Words)
{
    private const int MostWords = 8;

    /// <summary>A beginning that is shorter is the beginning of too much.</summary>
    private const int Beginning = 3;

    public bool IsEmpty => Words.Count == 0;

    /// <summary>For to_tsquery, which takes endings off and leaves out what is in everything.</summary>
    public string Query => string.Join(" & ", Words.Select((word, at) => at == Words.Count - 1 && word.Length >= Beginning ? $"'{word}':*" : $"'{word}'"));

    /// <summary>As people read it.</summary>
    public string Text => string.Join(' ', Words);

    public static WordQuestion Of(string typed) =>
        new([.. Word().Matches(SearchText.Plain(Checked.Cut(typed, Limits.Line) ?? "")).Select(word => word.Value).Take(MostWords)]);

    /// <summary>"nfc-e" and "10.2.1" are one word, as they are to the database.</summary>
    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
