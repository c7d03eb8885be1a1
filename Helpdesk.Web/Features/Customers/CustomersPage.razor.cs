using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Live;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace Helpdesk.Web.Features.Customers;

public sealed partial class CustomersPage : IAsyncDisposable
{
    /// <summary>What this page wrote into the address itself and whose echo is still under way: while somebody types there are several.</summary>
    private readonly List<RegistryFilter> _written = [];

    private ElementReference _search, _page;
    private Virtualize<CustomerLine>? _rows;
    private NewCustomerDialog? _new;
    private BrowserPart<CustomersPage>? _browser;
    private RegistryFilter _filter = new(), _answered = new();
    private List<Module> _modules = [];
    private List<string> _tags = [];
    private int? _total;
    private bool _alike, _more;

    [Inject] private CustomerSearch Customers { get; set; } = default!;

    [Inject] private CustomerQueries Queries { get; set; } = default!;

    [Inject] private CatalogueQueries Catalogue { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    // What is said of the rows is said of the question that they answer, not of the letter that was typed since.
    private bool HasText => !string.IsNullOrWhiteSpace(_answered.Text);

    private bool IsNarrowed => _answered != new RegistryFilter(_answered.Text);

    private string Counted => (_total, HasText || IsNarrowed) switch
    {
        (null, _) => "",
        ({ } counted, _) when _more => T["FoundMore", counted],
        (1, var searched) => T[searched ? "FoundOne" : "CustomerOne"],
        ({ } total, var searched) => T[searched ? "FoundCount" : "CustomerCount", total],
    };

    /// <summary>The first customer of what is being typed at this moment, which may be ahead of what is shown.</summary>
    [JSInvokable]
    public Task OpenFirstAsync() => LookUpAsync(async () =>
    {
        if (!string.IsNullOrWhiteSpace(_filter.Text) && (await Customers.ListAsync(_filter, 0, 1)).Lines is [var first]) Navigation.NavigateTo($"{RegistryAddress.Path}/{Uri.EscapeDataString(first.ExternalId)}");
    });

    public async ValueTask DisposeAsync()
    {
        Navigation.LocationChanged -= Follow;
        Dispose();
        if (_browser is not null) await _browser.DisposeAsync();
    }

    protected override Task OnInitializedAsync()
    {
        _filter = RegistryAddress.Read(Navigation.ToAbsoluteUri(Navigation.Uri));
        Navigation.LocationChanged += Follow;
        return base.OnInitializedAsync();
    }

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? (_browser = new(JS, this)).BeginAsync("./Features/Customers/CustomersPage.razor.js", "begin", _page, _search, _filter.Text) : Task.CompletedTask;

    protected override bool Concerns(LiveEvent news) => news is CustomerChanged;

    protected override async Task LoadAsync()
    {
        _modules = await Catalogue.ModulesAsync();
        _tags = await Queries.TagsAsync();
        await ReadAgainAsync();
    }

    protected override Task FollowAsync(IReadOnlyCollection<LiveEvent> news) => ReadAgainAsync();

    private async Task ReadAgainAsync()
    {
        if (_rows is null) return;

        // The rows draw themselves only when their page does.
        await _rows.RefreshDataAsync();
        StateHasChanged();
    }

    private async ValueTask<ItemsProviderResult<CustomerLine>> ReadAsync(ItemsProviderRequest request)
    {
        var (filter, found) = (_filter, new Core.Customers.CustomerPage([], _total ?? 0));

        // While the database is away the rows stay; the news that it is back have them read again.
        await LookUpAsync(async () => found = await Customers.ListAsync(filter, request.StartIndex, request.Count));

        // An answer that was overtaken by another letter is nothing to show.
        if (filter == _filter && !request.CancellationToken.IsCancellationRequested && (_answered, _total) != (filter, found.Total))
        {
            (_answered, _total, _alike, _more) = (filter, found.Total, found is { ByLikeness: true, Total: > 0 }, found.HasMore);
            StateHasChanged();
        }

        return new ItemsProviderResult<CustomerLine>(found.Lines, found.Total);
    }

    /// <summary>Typing replaces the address, a filter is a step that one can go back.</summary>
    private async Task ChangeAsync(RegistryFilter filter, bool typing = false)
    {
        _filter = filter;
        var address = Navigation.ToAbsoluteUri(RegistryAddress.Of(filter));
        if (address.AbsoluteUri != Navigation.Uri)
        {
            _written.Add(RegistryAddress.Read(address));
            Navigation.NavigateTo(address.AbsoluteUri, replace: typing);
        }

        await ReadAgainAsync();
        if (_browser is not null) await _browser.TellAsync("top");
    }

    private void Follow(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(async () =>
    {
        var address = Navigation.ToAbsoluteUri(moved.Location);
        if (address.AbsolutePath != RegistryAddress.Path) return;

        var filter = RegistryAddress.Read(address);
        if (_written.Remove(filter) || filter == _filter) return;

        _filter = filter;
        if (_browser is not null) await _browser.TellAsync("say", filter.Text);
        StateHasChanged();
        await ReadAgainAsync();
    });
}
