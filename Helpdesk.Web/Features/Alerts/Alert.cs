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

    /// <summary>How many messages wait.</summary>
    public int Count { get; init; }

    public static Alert Of(NoticeLine notice) => new($"{notice.Id:N}", notice.Kind, notice.TicketId, notice.TicketNumber, notice.At, !notice.Read)
    {
        Title = notice.Title,
        ByName = notice.ByName,
        Words = notice.Words,
    };

    /// <summary>What waits on a ticket of theirs. It goes by itself when it is read or called back, so it is never counted twice.</summary>
    public static IEnumerable<Alert> Of(TicketRow row)
    {
        if (row.MissedCallId is { } call)
            yield return new($"{call:N}", NoticeKind.Called, row.Id, row.Number, row.LastAt, Open: true) { Title = row.Title };
        else if (row.Unread > 0)
            yield return new($"{row.Id:N}-{row.LastAt.UtcTicks}", NoticeKind.Replied, row.Id, row.Number, row.LastAt, Open: true) { Title = row.Title, Words = row.Last?.Text, Count = row.Unread };
    }

    /// <summary>Whether it counts for this person.</summary>
    public static bool Draws(AlertChoices choices, NoticeKind kind) => kind switch
    {
        NoticeKind.Assigned or NoticeKind.Merged or NoticeKind.Related => choices.Assigned,
        NoticeKind.Escalated => choices.Escalated,
        NoticeKind.Mentioned => choices.Mentioned,
        NoticeKind.Replied => choices.Replied,
        _ => choices.Called,
    };
}
