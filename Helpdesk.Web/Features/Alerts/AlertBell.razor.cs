using Helpdesk.Core;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;
using Helpdesk.Web.Features.Console;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Helpdesk.Web.Features.Alerts;

/// <summary>Follows what concerns the person who is signed in, and tells the browser what of it is new.</summary>
public sealed partial class AlertBell
{
    private const int Most = 40;

    // What came while the line to the browser was broken.
    private readonly List<Alert> _unheard = [];

    private AlertBook _book = default!;
    private BrowserPart<AlertBell>? _browser;
    private ElementReference _list;
    private IReadOnlyList<Alert> _all = [];
    private int _waiting;
    private bool _open;

    [Parameter] public EventCallback OnChoices { get; set; }

    protected override Task OnInitializedAsync()
    {
        _book = new AlertBook(Me.Id);
        Sight.Changed += See;
        return base.OnInitializedAsync();
    }

    protected override bool Concerns(LiveEvent news) => RowNews.Concerns(news) || news switch
    {
        NoticeChanged notice => notice.UserId == Me.Id,
        UserChanged user => user.UserId == Me.Id,
        _ => news is CallChanged,
    };

    protected override async Task LoadAsync()
    {
        await ChooseAsync();
        var latest = await Tickets.LatestNumberAsync();
        var queue = await ReadAsync(new(TicketView.Unassigned), AlertBook.MostQueued);
        var mine = await ReadAsync(new(TicketView.Open) { AssigneeId = Me.Id, Order = ListOrder.Waiting }, Limits.Page);
        var alerts = _book.Begin(await Notices.ListAsync(Me.Id), [.. queue, .. mine], await Calls.RingingAsync(), queue.Count < AlertBook.MostQueued ? 0 : latest);
        Arrange();
        await TellAsync(alerts);
    }

    protected override async Task FollowAsync(IReadOnlyCollection<LiveEvent> news)
    {
        if (news.Any(n => n is UserChanged)) await ChooseAsync();
        var alerts = new List<Alert>(_book.Hear(await News.ReadAsync(news)));
        if (news.Any(n => n is NoticeChanged)) alerts.AddRange(_book.Hear(await Notices.ListAsync(Me.Id)));
        if (news.OfType<CallChanged>().LastOrDefault() is { } ring)
        {
            alerts.AddRange(_book.Hear(await Hub.ReadOnceAsync(ring, "ringing", Calls.RingingAsync)));
        }

        Arrange();
        await TellAsync(alerts);
        await SeeAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender) await (_browser = new(JS, this)).BeginAsync("./Features/Alerts/AlertBell.razor.js", "watch", _list);
    }

    protected override void Dispose(bool disposing)
    {
        Sight.Changed -= See;
        base.Dispose(disposing);
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_browser is not null) await _browser.DisposeAsync();
    }

    private async Task ChooseAsync()
    {
        _book.Choices = await Notices.ChoicesAsync(Me.Id);
        _book.IsFree = await Presences.OfAsync(Me.Id) == Presence.Available;
    }

    /// <summary>The list is on the screen, or not any more.</summary>
    [JSInvokable]
    public void Show(bool open)
    {
        _open = open;
        Arrange();
        StateHasChanged();
    }

    private Task<List<TicketRow>> ReadAsync(ListFilter filter, int most) => Tickets.ListAsync(filter, Me.Id, null, most);

    // Drawn only where somebody looks: else each message in the queue would draw the list on every screen.
    private void Arrange()
    {
        (_all, _waiting) = (_open ? [.. _book.All.Take(Most)] : [], _book.Waiting);
        Attention.SayAlerts(_waiting);
    }

    // All at once: should the line break just now, none of them waits for the others to be given up.
    private async Task TellAsync(IEnumerable<Alert> alerts)
    {
        if (Sight.IsAway) _unheard.AddRange(alerts);
        else await Task.WhenAll(alerts.Where(_book.Draws).Select(TellAsync));
    }

    // The line is back: what came meanwhile is told now, unless it is over.
    private async Task TellUnheardAsync()
    {
        if (Sight.IsAway || _unheard.Count == 0) return;

        var still = _book.All.Select(alert => alert.Key).ToHashSet();
        Alert[] alerts = [.. _unheard.Where(alert => still.Contains(alert.Key))];
        _unheard.Clear();
        await TellAsync(alerts);
    }

    // The browser knows whether the window is in front; what is read there needs no sound.
    private async Task TellAsync(Alert alert)
    {
        if (_browser is null) return;

        await _browser.TellAsync("tell", new
        {
            alert.Key,
            Title = alert.Title ?? T["Somebody"].Value,
            Words = AlertLine.WordsOf(alert, T),
            alert.Address,
            Shown = alert.TicketId is not null && alert.TicketId == Sight.TicketId,
            Sound = _book.Choices.Sound && !alert.Key.EndsWith("-rings", StringComparison.Ordinal),
            _book.Choices.Browser,
        });
    }

    private void See(object? sender, EventArgs e) => _ = InvokeAsync(async () =>
    {
        await SeeAsync();
        await TellUnheardAsync();
    });

    // What is on the screen is seen.
    private Task SeeAsync() => Sight.TicketId is { } ticket && _book.HasUnread(ticket)
        ? LookUpAsync(() => Notices.ReadAsync(Me.Id, ticket))
        : Task.CompletedTask;
}
