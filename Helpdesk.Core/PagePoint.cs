namespace Helpdesk.Core;

/// <summary>Where a page of a list ended: the next one begins behind it, whatever came or went meanwhile.</summary>
public sealed record PagePoint(DateTimeOffset At, Guid Id);

/// <summary>A page of a list.</summary>
/// <param name="End">Where it ended; null when nothing follows.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, PagePoint? End);

public static class Page
{
    /// <summary>From one row more than was wanted, which only tells that more follow.</summary>
    public static Page<T> Of<T>(List<T> rows, int most, Func<T, PagePoint> point)
    {
        if (rows.Count <= most) return new Page<T>(rows, null);

        rows.RemoveRange(most, rows.Count - most);
        return new Page<T>(rows, point(rows[^1]));
    }
}
