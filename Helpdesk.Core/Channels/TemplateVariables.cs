using System.Text.RegularExpressions;

namespace Helpdesk.Core.Channels;

/// <summary>Finds and fills the variables in a template's texts, {{1}} or {{name}}.</summary>
internal static partial class TemplateVariables
{
    /// <summary>Each of them once: numbers in their order, since their values are sent by place; names as they stand.</summary>
    public static IReadOnlyList<string> In(string? text)
    {
        var found = Variable().Matches(text ?? "").Select(NameOf).Distinct().ToList();
        return found.TrueForAll(IsNumber) ? [.. found.OrderBy(number => number.Length).ThenBy(number => number, StringComparer.Ordinal)] : found;
    }

    public static bool IsNumber(string variable) => variable.All(char.IsAsciiDigit);

    /// <param name="valueOf">Null or empty leaves the variable as it stands.</param>
    public static string Fill(string text, Func<string, string?> valueOf) =>
        Variable().Replace(text, place => valueOf(NameOf(place)) is { Length: > 0 } value ? value : place.Value);

    private static string NameOf(Match variable) => variable.Groups["name"].Value;

    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z0-9_]+)\s*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
