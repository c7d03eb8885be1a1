using Helpdesk.Core.Users;

namespace Helpdesk.Core.Tickets;

/// <summary>Whom what happens concerns.</summary>
public sealed partial class Ticket
{
    private readonly List<Notice> _notices = [];

    public IReadOnlyCollection<Notice> Notices => _notices;

    /// <summary>A note calls a colleague by name.</summary>
    public void Mention(Guid userId, string words, Actor by, DateTimeOffset now) => Tell(userId, NoticeKind.Mentioned, words, by, now);

    // Whoever has both hears of it once.
    private void TellBoth(NoticeKind kind, Ticket other, Actor by, DateTimeOffset now)
    {
        if (other.AssigneeId is { } theirs) other.Tell(theirs, kind, $"#{Number} {Subject}", by, now);
        if (AssigneeId is { } ours && ours != other.AssigneeId) Tell(ours, kind, $"#{other.Number} {other.Subject}", by, now);
    }

    // What somebody did themselves is no news to them.
    private void Tell(Guid userId, NoticeKind kind, string? words, Actor by, DateTimeOffset now)
    {
        if (by.Id != userId) _notices.Add(new Notice(userId, kind, words, by, now));
    }
}
