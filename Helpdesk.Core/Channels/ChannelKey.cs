using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Helpdesk.Core.Channels;

/// <summary>The slug by which addresses and settings name a channel.</summary>
public static partial class ChannelKey
{
    public static bool IsRight(string key) => Slug().IsMatch(key);

    /// <summary>"Suporte São Paulo" → "suporte-sao-paulo", with a number behind it while others have it. Empty when the name holds no letter or digit.</summary>
    public static string Suggest(string name, IReadOnlyCollection<string> taken)
    {
        var words = Cut(Strange().Replace(Plain(name), "-").Trim('-'), Limits.Key);
        var key = words;
        for (var i = 2; key.Length > 0 && taken.Contains(key); i++)
        {
            var tail = string.Create(CultureInfo.InvariantCulture, $"-{i}");
            key = Cut(words, Limits.Key - tail.Length) + tail;
        }

        return key;
    }

    private static string Plain(string name) =>
        string.Concat(name.ToLowerInvariant().Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));

    private static string Cut(string words, int most) => words.Length <= most ? words : words[..most].TrimEnd('-');

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.NonBacktracking)]
    private static partial Regex Slug();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Strange();
}
