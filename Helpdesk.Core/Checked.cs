using System.Text;

namespace Helpdesk.Core;

/// <summary>Texts as they may be stored: trimmed, without NUL (which Postgres refuses), no longer than they may be.</summary>
public static class Checked
{
    /// <exception cref="RefusedException">It is longer than <paramref name="limit"/>.</exception>
    public static string Text(string text, int limit, string field)
    {
        var clean = Clean(text).Trim();
        return clean.Length <= limit ? clean : throw new RefusedException(Refusal.FieldTooLong, limit, clean.Length) { Field = field };
    }

    /// <summary>For texts of others, which are shortened rather than refused.</summary>
    public static string? Cut(string? text, int limit)
    {
        if (text is null) return null;

        var clean = Clean(text);
        if (clean.Length <= limit) return clean;

        // Not in the middle of a surrogate pair: half an emoji is no valid UTF-8.
        var end = char.IsHighSurrogate(clean[limit - 1]) ? limit - 1 : limit;
        return clean[..end];
    }

    private static string Clean(string text)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal);

        // Half a surrogate pair comes in JSON escapes and is no text; it becomes U+FFFD.
        return clean.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(clean)) : clean;
    }
}
