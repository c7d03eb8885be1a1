using Helpdesk.Core.Data;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;

namespace Helpdesk.Core.Tickets;

/// <summary>What can concern one person.</summary>
public enum NoticeKind
{
    /// <summary>Somebody gave them a ticket.</summary>
    Assigned,

    Escalated,

    /// <summary>A note calls them by name.</summary>
    Mentioned,

    /// <summary>A ticket of theirs turned out to be the same work as another.</summary>
    Merged,

    /// <summary>A ticket of theirs has to do with another.</summary>
    Related,

    /// <summary>Somebody gave a ticket of theirs to another, or back to the queue.</summary>
    HandedOn,

    /// <summary>An answer that they wrote did not get out.</summary>
    Failed,

    /// <summary>A customer wrote on a ticket of theirs. Known from what is unread, and kept in no table.</summary>
    Replied,

    /// <summary>A customer calls, or called in vain. Known from the calls.</summary>
    Called,

    /// <summary>A ticket came into the queue, and nobody has it. Known from the queue.</summary>
    Arrived,
}

/// <summary>Something concerns a person that no list would tell them: they were given a ticket or lost one, called by name, a ticket of theirs was tied to another, or an answer failed.</summary>
public sealed class Notice : Entity
{
    /// <param name="messageId">The message that it is about; null when it is about none.</param>
    public Notice(Guid userId, NoticeKind kind, string? words, Actor by, DateTimeOffset now, Guid? messageId = null)
    {
        MessageId = messageId;
        (UserId, Kind, At) = (userId, kind, now);
        (ByName, Words) = (Checked.Cut(by.Name, Limits.Name)!, Checked.Cut(words, Limits.Line));
        Announce(new NoticeChanged(UserId));
    }

    private Notice() { }

    public Guid UserId { get; private set; }
    public Guid TicketId { get; private set; }
    public NoticeKind Kind { get; private set; }

    /// <summary>The message at which the ticket is opened; null when it is about none.</summary>
    public Guid? MessageId { get; private set; }

    public string ByName { get; private set; } = "";

    /// <summary>What was said with it: a reason, the note.</summary>
    public string? Words { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>When they saw it; null until then.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public void Read(DateTimeOffset now)
    {
        if (ReadAt is not null) return;

        ReadAt = now;
        Announce(new NoticeChanged(UserId));
    }
}
