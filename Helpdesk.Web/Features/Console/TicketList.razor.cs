using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Helpdesk.Web.Features.Console;

/// <summary>The rows of a list, read page by page. However many were read, those around what is seen are drawn; the browser says where that is.</summary>
public sealed partial class TicketList : IAsyncDisposable
{
    private const int Page = 30;

    /// <summary>So many rows are drawn at a time.</summary>
    private const int Drawn = 90;

    /// <summary>Of these, so many above the first one that is seen.</summary>
    private const int Above = 30;

    /// <summary>So far back a place is found again; further down nobody remembers it.</summary>
    private const int Furthest = 2_000;

    private ElementReference _rowsShown;
    private BrowserPart<TicketList>? _browser;
    private List<TicketRow> _rows = [];
    private TicketRow? _left;
    private HashSet<Guid> _drafts = [];
    private ListFilter _read = ConsoleAddress.Plain;
    private string _query = "";
    private Guid _me;
    private int _from;
    private bool _more;

    [Parameter, EditorRequired] public ListFilter Filter { get; set; } = ConsoleAddress.Plain;

    /// <summary>The number of the ticket that is open beside the list.</summary>
    [Parameter] public long? Current { get; set; }

    [Inject] private TicketRows Tickets { get; set; } = default!;

    [Inject] private RowNews News { get; set; } = default!;

    [Inject] private Drafts Drafts { get; set; } = default!;

    [Inject] private IConfiguration Configuration { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    private IEnumerable<TicketRow> Shown => _rows.Skip(_from).Take(Drawn);

    /// <summary>The number of the ticket above or below the open one; null at either end.</summary>
    public async Task<long?> NeighbourAsync(int step)
    {
        if (NextTo(step) == _rows.Count && _more) await MoreAsync();
        var next = NextTo(step);
        return next >= 0 && next < _rows.Count ? _rows[next].Number : null;
    }

    /// <summary>Scrolls just far enough for that ticket's row to be seen.</summary>
    public Task RevealAsync(long number) => TellOfAsync("reveal", number);

    /// <summary>The keyboard goes to the row of the open ticket, else to the first.</summary>
    public Task FocusAsync() => TellOfAsync("focus", Current);

    /// <summary>These rows are seen now, by where the first of them stands.</summary>
    [JSInvokable]
    public void Show(int first)
    {
        var from = Math.Clamp(first - Above, 0, Math.Max(0, _rows.Count - Drawn));
        if (from == _from) return;
        _from = from;
        StateHasChanged();
    }

    /// <summary>Reads as many rows as there were when somebody left, so that they find their place again.</summary>
    [JSInvokable]
    public async Task ReachAsync(int first, int count)
    {
        var wanted = Math.Min(count, Furthest);
        if (_more && _rows.Count < wanted) await LookUpAsync(() => ReadAsync(wanted));
        Show(first);
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_browser is not null) await _browser.DisposeAsync();
    }

    protected override Task OnInitializedAsync()
    {
        (_me, _read, _query) = (Me.Id, Filter, ConsoleAddress.Query(Filter));
        return base.OnInitializedAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_read == Filter) return;

        // What was shown stays until the answer is there, and the answer begins at the top.
        (_read, _query, _rows, _from) = (Filter, ConsoleAddress.Query(Filter), _rows[..Math.Min(_rows.Count, Page)], 0);
        await ReloadAsync();
        _left = null;
        if (_browser is not null) await _browser.TellAsync("top", ConsoleAddress.Of(_read));
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender
        ? (_browser = new(JS, this)).BeginAsync("./Features/Console/TicketList.razor.js", "begin", _rowsShown, ConsoleAddress.Of(_read))
        : Task.CompletedTask;

    protected override bool Concerns(LiveEvent news) => RowNews.Concerns(news) || news is CustomerChanged or CatalogueChanged || (news is DraftChanged draft && draft.UserId == _me);

    protected override async Task LoadAsync()
    {
        Remember();
        await ReadAsync(Math.Max(_rows.Count, Page));
        await ReadDraftsAsync();
    }

    protected override async Task FollowAsync(IReadOnlyCollection<LiveEvent> news)
    {
        // A module or a type may be called otherwise, on any row.
        if (news.Any(n => n is CatalogueChanged))
        {
            await LoadAsync();
            return;
        }

        foreach (var row in await News.ReadAsync(news)) Place(row);
        foreach (var row in await News.ReadOfCustomersAsync(news, _rows)) Place(row);
        if (news.Any(n => n is DraftChanged)) await ReadDraftsAsync();
    }

    private async Task ReadDraftsAsync() => _drafts = [.. await Drafts.TicketsAsync(_me)];

    private async Task ReadAsync(int wanted)
    {
        var (filter, rows, more) = (_read, new List<TicketRow>(), true);
        while (more && rows.Count < wanted)
        {
            var most = Math.Min(wanted - rows.Count, Limits.Page);
            var page = await Tickets.ListAsync(filter, _me, rows.LastOrDefault(), most);
            rows.AddRange(page);
            more = page.Count == most;
        }

        if (filter == _read) (_rows, _more) = (rows, more);
    }

    private Task MoreAsync() => _more ? LookUpAsync(ReadMoreAsync) : Task.CompletedTask;

    private async Task ReadMoreAsync()
    {
        var filter = _read;
        var rows = await Tickets.ListAsync(filter, _me, _rows[^1], Page);
        if (filter != _read) return;

        _more = rows.Count == Page;
        _rows.AddRange(rows.Where(row => !_rows.Exists(shown => shown.Id == row.Id)));
    }

    // Who goes on from a ticket that has left the list, done or taken, goes on from where it stood.
    private void Remember() => _left = _rows.Find(row => row.Number == Current) ?? _left;

    /// <summary>Where the row stands that is so many steps from the open ticket; the first one where that was never here.</summary>
    private int NextTo(int step)
    {
        if (_rows.FindIndex(row => row.Number == Current) is var at && at >= 0) return at + step;
        if (_left is null || _left.Number != Current) return 0;

        var below = _rows.FindIndex(row => _read.Compare(row, _left) > 0);
        return (below < 0 ? _rows.Count : below) + Math.Min(step, 0);
    }

    private void Place(TicketRow row)
    {
        if (row.Number == Current) Remember();
        _rows.RemoveAll(shown => shown.Id == row.Id);
        if (!_read.Holds(_me, row)) return;

        var at = _rows.FindIndex(shown => _read.Compare(shown, row) > 0);
        if (at >= 0) _rows.Insert(at, row);
        else if (!_more) _rows.Add(row);
    }

    // A row that is not drawn yet is drawn first.
    private async Task TellOfAsync(string what, long? number)
    {
        if (_rows.FindIndex(row => row.Number == number) is var at && at >= 0 && (at < _from || at >= _from + Drawn)) Show(at);
        StateHasChanged();
        if (_browser is not null) await _browser.TellAsync(what, number);
    }

    private static string Gap(int rows) => $"height: calc(var(--row) * {Math.Max(rows, 0)})";
}
