using Helpdesk.Core.Calls;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;

namespace Helpdesk.Web.Features.Alerts;

/// <summary>What one person's list holds, and what of that is new to it.</summary>
public sealed class AlertBook(Guid me)
{
    private readonly Dictionary<Guid, TicketRow> _rows = [];
    private readonly HashSet<Guid> _rang = [];
    private IReadOnlyList<NoticeLine> _notices = [];

    public AlertChoices Choices { get; set; } = new();

    /// <summary>Latest first.</summary>
    public IReadOnlyList<Alert> All => [.. _notices.Select(Alert.Of).Concat(_rows.Values.SelectMany(Alert.Of)).OrderByDescending(alert => alert.At)];

    public int Waiting => All.Count(alert => alert.Open && Alert.Draws(Choices, alert.Kind));

    public bool HasUnread(Guid ticketId) => _notices.Any(notice => !notice.Read && notice.TicketId == ticketId);

    /// <summary>Everything anew, of which nothing is called new: it was there before somebody looked.</summary>
    public void Begin(IReadOnlyList<NoticeLine> notices, IEnumerable<TicketRow> rows, IEnumerable<RingingCall> calls)
    {
        _notices = notices;
        _rows.Clear();
        foreach (var row in rows) Keep(row);
        Hear(calls);
    }

    /// <summary>What came in with these rows.</summary>
    public IReadOnlyList<Alert> Hear(IEnumerable<TicketRow> rows)
    {
        var news = new List<Alert>();
        foreach (var row in rows)
        {
            var before = _rows.GetValueOrDefault(row.Id);
            if (Keep(row) && (row.Unread > (before?.Unread ?? 0) || (row.MissedCallId is { } call && call != before?.MissedCallId))) news.AddRange(Alert.Of(row));
        }

        return news;
    }

    public IReadOnlyList<Alert> Hear(IReadOnlyList<NoticeLine> notices)
    {
        var known = _notices.Select(notice => notice.Id).ToHashSet();
        _notices = notices;
        return [.. notices.Where(notice => !notice.Read && !known.Contains(notice.Id)).Select(Alert.Of)];
    }

    /// <summary>Calls that ring for everybody. They stand in the banner, not in the list.</summary>
    public IReadOnlyList<Alert> Hear(IEnumerable<RingingCall> calls) =>
        [.. calls.Where(call => _rang.Add(call.Id)).Select(call => new Alert($"{call.Id:N}-rings", NoticeKind.Called, null, call.TicketNumber, call.StartedAt, Open: true) { Title = call.CustomerName ?? call.ContactName ?? call.Phone })];

    private bool Keep(TicketRow row)
    {
        var waits = row.AssigneeId == me && row.Status != TicketStatus.Done && (row.Unread > 0 || row.MissedCallId is not null);
        if (waits) _rows[row.Id] = row;
        else _rows.Remove(row.Id);
        return waits;
    }
}
