namespace Helpdesk.Core.Users;

/// <summary>What draws a person's attention. What they muted stays in their list, without count, sound or notification.</summary>
public sealed record AlertChoices
{
    /// <summary>A ticket is given to them, or one of theirs is merged or related.</summary>
    public bool Assigned { get; init; } = true;

    public bool Escalated { get; init; } = true;

    /// <summary>A note calls them by name.</summary>
    public bool Mentioned { get; init; } = true;

    /// <summary>A customer writes on a ticket of theirs.</summary>
    public bool Replied { get; init; } = true;

    public bool Called { get; init; } = true;

    /// <summary>A ticket comes into the queue, and they are free.</summary>
    public bool Arrived { get; init; } = true;

    /// <summary>An answer of theirs did not get out.</summary>
    public bool Failed { get; init; } = true;

    public bool Sound { get; init; } = true;

    /// <summary>The browser's own notifications, as far as it allows them.</summary>
    public bool Browser { get; init; } = true;
}
