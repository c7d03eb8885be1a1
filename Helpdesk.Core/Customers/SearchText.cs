using System.Globalization;
using System.Text;

namespace Helpdesk.Core.Customers;

/// <summary>A word that somebody looks for, in the forms in which it may be stored. One of them is enough.</summary>
public sealed record SearchWord(string Text, IReadOnlyList<string> Forms);

/// <summary>
/// Takes what was typed into a search apart. Numbers are written in many ways: "11 90000-1234" is one phone and not three words, and
/// "12.345.678/0001-95" is stored without its punctuation.
/// </summary>
public static class SearchText
{
    private const int MostWords = 8;
    private const int Digits = 3;

    public static IReadOnlyList<SearchWord> WordsOf(string? typed)
    {
        var text = Plain(typed ?? "").Trim();
        if (text.Length == 0) return [];
        if (IsNumber(text)) return [NumberWord(text)];

        return [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(word => IsNumber(word) ? NumberWord(word) : new SearchWord(word, Forms(word)))];
    }

    /// <summary>Lower case, without accents: as the database's plain() writes it.</summary>
    public static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark)).Normalize(NormalizationForm.FormC).ToLowerInvariant();

    private static bool IsNumber(string text) =>
        text.Count(char.IsAsciiDigit) >= Digits && text.All(sign => char.IsAsciiDigit(sign) || sign is ' ' or '.' or '-' or '/' or '(' or ')' or '+');

    /// <summary>As digits; and as the phone that it may be, whichever way WhatsApp writes that.</summary>
    private static SearchWord NumberWord(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var phone = PhoneNumber.FromTyped(text);
        return new SearchWord(digits, [.. new[] { digits, phone?.Value[1..], WithoutTrunk(text, digits) }.OfType<string>().Distinct()]);
    }

    private static string? WithoutTrunk(string text, string digits) => text.StartsWith('0') && digits.Length > Digits ? digits[1..] : null;

    /// <summary>A tax id with letters is stored without its punctuation; a machine's name keeps its own.</summary>
    private static string[] Forms(string word)
    {
        var bare = string.Concat(word.Where(char.IsLetterOrDigit));
        return bare.Length >= Digits && bare != word && word.Any(char.IsAsciiDigit) ? [word, bare] : [word];
    }
}
