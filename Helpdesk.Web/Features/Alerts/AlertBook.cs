using Helpdesk.Core.Calls;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;

namespace Helpdesk.Web.Features.Alerts;

/// <summary>What one person's list holds, and what of that is new to it.</summary>
public sealed class AlertBook(Guid me)
{
    /// <summary>So much of the queue is kept, the latest: nobody reads on beyond it, or counts further.</summary>
    public const int MostQueued = 100;

    private readonly Dictionary<Guid, TicketRow> _rows = [];
    private readonly HashSet<Guid> _rang = [];

    // What was heard to be elsewhere: with somebody, put off, done.
    private readonly HashSet<Guid> _elsewhere = [];

    // The queue may be longer than what is kept of it. What is not in it, was opened before that, and was nowhere else since, waits further down.
    private long _further;
    private IReadOnlyList<NoticeLine> _notices = [];
    private bool _begun;

    public AlertChoices Choices { get; set; } = new();

    /// <summary>Whether they take new work just now: what concerns whoever is free concerns them.</summary>
    public bool IsFree { get; set; } = true;

    /// <summary>Latest first.</summary>
    public IReadOnlyList<Alert> All => [.. Alerts.OrderByDescending(alert => alert.At)];

    public int Waiting => Alerts.Count(alert => alert.Open && Draws(alert));

    /// <summary>Whether it counts for this person, and may draw their attention.</summary>
    public bool Draws(Alert alert) => (IsFree || !alert.ForAll) && Alert.Draws(Choices, alert.Kind);

    public bool HasUnread(Guid ticketId) => _notices.Any(notice => !notice.Read && notice.TicketId == ticketId);

    /// <summary>
    /// Everything anew, and what of it came since it was last read: news were missed. The first time nothing is called new, for it was there before
    /// somebody looked.
    /// </summary>
    /// <param name="further">Up to this number there may be tickets in the queue that <paramref name="rows"/> leave out; 0 when they are all.</param>
    public IReadOnlyList<Alert> Begin(IReadOnlyList<NoticeLine> notices, IReadOnlyCollection<TicketRow> rows, IEnumerable<RingingCall> calls, long further = 0)
    {
        foreach (var gone in _rows.Keys.Except(rows.Select(row => row.Id)).ToList()) _rows.Remove(gone);
        Alert[] news = [.. Hear(rows), .. Hear(notices), .. Hear(calls)];
        _further = further;
        _elsewhere.Clear();
        if (_begun) return news;

        _begun = true;
        return [];
    }

    /// <summary>What came in with these rows.</summary>
    public IReadOnlyList<Alert> Hear(IEnumerable<TicketRow> rows)
    {
        var news = new List<Alert>();
        foreach (var row in rows)
        {
            var before = _rows.GetValueOrDefault(row.Id);
            if (Keep(row) && IsNews(row, before)) news.AddRange(Alert.Of(row));
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
        [.. calls.Where(call => _rang.Add(call.Id)).Select(call => new Alert($"{call.Id:N}-rings", NoticeKind.Called, null, call.TicketNumber, call.StartedAt, Open: true) { ForAll = true, Title = call.CustomerName ?? call.ContactName ?? call.Phone })];

    private IEnumerable<Alert> Alerts => _notices.Select(Alert.Of).Concat(_rows.Values.SelectMany(Alert.Of));

    private bool Keep(TicketRow row)
    {
        var waits = row.AssigneeId is null ? row.IsOurTurn : row.AssigneeId == me && row.Status != TicketStatus.Done && (row.Unread > 0 || row.MissedCallId is not null);
        if (waits) _rows[row.Id] = row;
        else _rows.Remove(row.Id);
        if (!waits && row.Number <= _further) _elsewhere.Add(row.Id);
        if (_rows.Count > MostQueued) Shorten();
        return waits;
    }

    private void Shorten()
    {
        foreach (var row in _rows.Values.Where(row => row.AssigneeId is null).OrderByDescending(row => row.LastAt).Skip(MostQueued).ToList())
        {
            _rows.Remove(row.Id);
            _further = Math.Max(_further, row.Number);
        }
    }

    // What is in the queue is told once, and again when it comes back or is sent to another level; on a ticket of theirs each message is.
    private bool IsNews(TicketRow row, TicketRow? before) => (row.AssigneeId, before) switch
    {
        (null, null) => row.Number > _further || _elsewhere.Contains(row.Id),
        (null, { AssigneeId: null }) => before.EscalationLevel != row.EscalationLevel,
        (null, _) => true,
        _ => row.Unread > (before?.Unread ?? 0) || (row.MissedCallId is { } call && call != before?.MissedCallId),
    };
}
