using System.Text.RegularExpressions;

namespace Helpdesk.Core.Conversations;

/// <summary>A short, clean subject out of what people write: without greetings, courtesies and links, cut between two words.</summary>
public static partial class SubjectGuess
{
    private const int Longest = 60;

    /// <summary>The first sentence that names a matter; null when there is none.</summary>
    public static string? From(IEnumerable<string> said) =>
        said.SelectMany(Sentences).Select(Clean).FirstOrDefault(NamesMatter);

    /// <summary>Whether a subject begins with its matter already.</summary>
    public static bool IsClean(string subject) => From([subject]) is { } matter && subject.StartsWith(matter, StringComparison.OrdinalIgnoreCase);

    // The dots of "10.1.4" end nothing.
    private static string[] Sentences(string text) => SentenceEnd().Replace(Link().Replace(text, " "), end => $"{end.ValueSpan[0]}\n").Split('\n');

    private static string Clean(string sentence)
    {
        var words = Space().Replace(sentence, " ").Trim();
        for (var before = ""; before != words;)
        {
            before = words;
            words = Edge().Replace(Opening().Replace(words, ""), "");
        }

        return words.Length == 0 ? "" : Cut(char.ToUpperInvariant(words[0]) + words[1..]);
    }

    // One word alone ("urgente", "ajuda") says nothing of what it is about.
    private static bool NamesMatter(string words) => words.Contains(' ', StringComparison.Ordinal) && words.Count(char.IsLetter) >= 6;

    private static string Cut(string words)
    {
        if (words.Length <= Longest) return words;

        var end = words.LastIndexOf(' ', Longest);
        return Edge().Replace(end > 0 ? words[..end] : Checked.Cut(words, Longest)!, "");
    }

    [GeneratedRegex(@"[.!?]\s+", RegexOptions.NonBacktracking)]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"https?://\S+|www\.\S+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Link();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    /// <summary>What people begin with before they come to the matter.</summary>
    [GeneratedRegex(
        @"^(?:oi+|ol[áa]|opa|ei|al[ôo]|e a[íi]|bom dia|boa tarde|boa noite|tudo (?:bem|bom|certo)|td bem|por favor|por gentileza|pfv?r?|pessoal|gente|amig[oa]s?|meu (?:amigo|querido)"
        + @"|voc[êe]s? pode(?:m)? me ajudar|me ajuda(?:r|em)?|preciso de (?:uma )?ajuda|hi|hello|hey|good (?:morning|afternoon|evening)|please)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Opening();

    /// <summary>Signs and pictures at both ends; a question mark and a closing bracket belong to the words.</summary>
    [GeneratedRegex(@"^[^\p{L}\p{N}(""]+|[^\p{L}\p{N}?)""%]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Edge();
}
