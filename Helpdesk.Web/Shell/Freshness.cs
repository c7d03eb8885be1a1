namespace Helpdesk.Web.Shell;

/// <summary>
/// Whether the ticket on the screen may be behind, because the line broke, news were missed or the database is away. Until it was read
/// again nothing is done on it: <see cref="Screen"/> refuses, and what sends waits (<see cref="Sender"/>).
/// </summary>
public sealed class Freshness
{
    private readonly HashSet<object> _behind = [];

    /// <summary><see cref="Behind"/> changed.</summary>
    public event EventHandler? Changed;

    /// <summary>Whether any part of what is shown may be behind.</summary>
    public bool Behind => _behind.Count > 0;

    /// <summary>A part fell behind, or has read again.</summary>
    public void Tell(object part, bool behind)
    {
        var before = Behind;
        if (behind) _behind.Add(part);
        else _behind.Remove(part);
        if (Behind != before) Changed?.Invoke(this, EventArgs.Empty);
    }
}
