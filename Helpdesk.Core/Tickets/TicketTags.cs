namespace Helpdesk.Core.Tickets;

/// <summary>Free words that people put on tickets: short, few, and each but once however it is written.</summary>
public static class TicketTags
{
    public const int Most = 12;

    /// <summary>What was typed, separated by commas; without "#", in small letters, so that two people mean the same by the same word.</summary>
    public static IReadOnlyList<string> Read(string? typed) =>
    [
        .. (typed ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(tag => string.Join(' ', tag.TrimStart('#').Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant())
            .Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Added and removed, and not replaced: what a colleague put there meanwhile stays.</summary>
    /// <exception cref="RefusedException">One is too long, or they are too many.</exception>
    internal static IReadOnlyList<string> Change(IReadOnlyList<string> now, IEnumerable<string> added, IEnumerable<string> removed)
    {
        List<string> tags = [.. now.Except(removed).Union(added.Select(tag => Checked.Text(tag, Limits.Key, "tags")))];
        return tags.Count <= Most ? tags : throw new RefusedException(Refusal.TooMany, Most, tags.Count) { Field = "tags" };
    }
}
