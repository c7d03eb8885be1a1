using Helpdesk.Core.Users;

namespace Helpdesk.Core.Tickets;

/// <summary>Whom what happens concerns.</summary>
public sealed partial class Ticket
{
    private readonly List<Notice> _notices = [];

    public IReadOnlyCollection<Notice> Notices => _notices;

    /// <summary>A note calls a colleague by name.</summary>
    public void Mention(Guid userId, string words, Actor by, DateTimeOffset now) => Tell(userId, NoticeKind.Mentioned, words, by, now);

    /// <summary>An answer did not get out: whoever wrote it is told, else whoever has the ticket.</summary>
    public void AnswerFailed(Guid messageId, Guid? authorId, string? words, DateTimeOffset now)
    {
        if ((authorId ?? AssigneeId) is { } userId) Tell(userId, NoticeKind.Failed, words, Actor.Clock, now, messageId);
    }

    // Both sides are told: who gets it, and who had it.
    private void HandOver(User? to, NoticeKind kind, string? words, Actor by, DateTimeOffset now)
    {
        if (AssigneeId is { } before && before != to?.Id) Tell(before, NoticeKind.HandedOn, words, by, now);
        GiveTo(to);
        Status = to is null ? TicketStatus.New : TicketStatus.InProgress;
        if (to is not null) Tell(to.Id, kind, words, by, now);
    }

    // Whoever has both hears of it once.
    private void TellBoth(NoticeKind kind, Ticket other, Actor by, DateTimeOffset now)
    {
        if (other.AssigneeId is { } theirs) other.Tell(theirs, kind, $"#{Number} {Subject}", by, now);
        if (AssigneeId is { } ours && ours != other.AssigneeId) Tell(ours, kind, $"#{other.Number} {other.Subject}", by, now);
    }

    // What somebody did themselves is no news to them.
    private void Tell(Guid userId, NoticeKind kind, string? words, Actor by, DateTimeOffset now, Guid? messageId = null)
    {
        if (by.Id != userId) _notices.Add(new Notice(userId, kind, words, by, now, messageId));
    }
}
