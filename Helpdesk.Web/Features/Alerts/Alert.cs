using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;

namespace Helpdesk.Web.Features.Alerts;

/// <summary>Something that concerns a person, as their list shows it.</summary>
/// <param name="Key">The same thing has the same key, also in another tab.</param>
/// <param name="Open">Whether it still waits for them.</param>
public sealed record Alert(string Key, NoticeKind Kind, Guid? TicketId, long? TicketNumber, DateTimeOffset At, bool Open)
{
    /// <summary>Whose ticket it is; null when nobody knows.</summary>
    public string? Title { get; init; }

    /// <summary>Who did it, of ours.</summary>
    public string ByName { get; init; } = "";

    public string? Words { get; init; }

    /// <summary>The message at which the ticket is opened; null when it is about none.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>Whether it concerns whoever is free, and not this person alone.</summary>
    public bool ForAll { get; init; }

    /// <summary>To which level of support it was sent.</summary>
    public int Level { get; init; }

    /// <summary>How many messages wait.</summary>
    public int Count { get; init; }

    public static Alert Of(NoticeLine notice) => new($"{notice.Id:N}", notice.Kind, notice.TicketId, notice.TicketNumber, notice.At, !notice.Read)
    {
        Title = notice.Title,
        ByName = notice.ByName,
        Words = notice.Words,
        MessageId = notice.MessageId,
    };

    /// <summary>Where it leads; null where nothing can be opened.</summary>
    public string? Address => (TicketNumber, MessageId) switch
    {
        (null, _) => null,
        ({ } number, { } message) => $"/tickets/{number}?message={message}",
        ({ } number, null) => $"/tickets/{number}",
    };

    /// <summary>
    /// What waits in the queue, or on a ticket of theirs. It goes by itself when it is taken, read or called back, so it is never counted twice.
    /// </summary>
    public static IEnumerable<Alert> Of(TicketRow row)
    {
        if (row.AssigneeId is null)
            yield return new($"{row.Id:N}-{row.Happened}", row.EscalationLevel > 1 ? NoticeKind.Escalated : NoticeKind.Arrived, row.Id, row.Number, row.LastAt, Open: true) { Title = row.Title, Words = row.Last?.Text ?? row.Subject, Level = row.EscalationLevel, ForAll = true };
        else if (row.MissedCallId is { } call)
            yield return new($"{call:N}", NoticeKind.Called, row.Id, row.Number, row.LastAt, Open: true) { Title = row.Title };
        else if (row.Unread > 0)
            yield return new($"{row.Id:N}-{row.LastAt.UtcTicks}", NoticeKind.Replied, row.Id, row.Number, row.LastAt, Open: true) { Title = row.Title, Words = row.Last?.Text, Count = row.Unread };
    }

    /// <summary>Whether it counts for this person.</summary>
    public static bool Draws(AlertChoices choices, NoticeKind kind) => kind switch
    {
        NoticeKind.Assigned or NoticeKind.HandedOn or NoticeKind.Merged or NoticeKind.Related => choices.Assigned,
        NoticeKind.Escalated => choices.Escalated,
        NoticeKind.Mentioned => choices.Mentioned,
        NoticeKind.Replied => choices.Replied,
        NoticeKind.Failed => choices.Failed,
        NoticeKind.Arrived => choices.Arrived,
        _ => choices.Called,
    };
}
