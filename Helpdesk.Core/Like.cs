namespace Helpdesk.Core;

/// <summary>What people type into a search, as a pattern of LIKE that means exactly these letters.</summary>
internal static class Like
{
    /// <summary>To be named with every pattern; Npgsql switches escaping off where none is.</summary>
    public const string EscapeSign = @"\";

    public static string Containing(string text) => $"%{Escape(text)}%";

    public static string Escape(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal);
}
