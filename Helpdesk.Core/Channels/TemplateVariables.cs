using System.Text.RegularExpressions;

namespace Helpdesk.Core.Channels;

/// <summary>Finds the variables in a template's text, {{1}} or {{name}}.</summary>
internal static partial class TemplateVariables
{
    /// <summary>Each of them once: numbers in their order, since their values are sent by place; names as they stand.</summary>
    public static IReadOnlyList<string> In(string? text)
    {
        var found = Variable().Matches(text ?? "").Select(match => match.Groups["name"].Value).Distinct().ToList();
        return found.TrueForAll(IsNumber) ? [.. found.OrderBy(number => number.Length).ThenBy(number => number, StringComparer.Ordinal)] : found;
    }

    public static bool IsNumber(string variable) => variable.All(char.IsAsciiDigit);

    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z0-9_]+)\s*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
