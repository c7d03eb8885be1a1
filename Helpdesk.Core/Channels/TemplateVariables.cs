using System.Text.RegularExpressions;

namespace Helpdesk.Core.Channels;

/// <summary>Finds the variables in a template's text, {{1}} or {{name}}.</summary>
internal static partial class TemplateVariables
{
    /// <summary>Each of them once, in their order.</summary>
    public static IReadOnlyList<string> In(string? text) => [.. Variable().Matches(text ?? "").Select(match => match.Groups["name"].Value).Distinct()];

    [GeneratedRegex(@"\{\{\s*(?<name>[A-Za-z0-9_]+)\s*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
