using System.Text.RegularExpressions;

namespace Helpdesk.Core.Transfer;

/// <summary>
/// Texts that a spreadsheet would run as a formula get an apostrophe in front, and lose it when they are read back. So does what
/// already begins with one, or the way back would not be exact.
/// </summary>
internal static partial class Neutral
{
    public static string Write(string text) => Dangerous().IsMatch(text) ? $"'{text}" : text;

    public static string Read(string text) => text.StartsWith('\'') && Dangerous().IsMatch(text) ? text[1..] : text;

    [GeneratedRegex(@"^'*[\s]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Dangerous();
}
