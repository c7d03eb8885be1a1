using Helpdesk.Core;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Web.Features.Actions;
using Helpdesk.Web.Hosting;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Helpdesk.Web.Features.Customers;

public sealed partial class CustomerPage
{
    private const int Few = 20;

    private CustomerCard? _card;
    private CustomerEditing? _edit;
    private CustomerHistory _history = new([], 0);
    private List<SessionLine> _sessions = [];
    private List<CustomerChange> _changes = [];
    private PagePoint? _changesEnd;
    private List<TwinLine> _twins = [];
    private Dictionary<string, string> _modules = [];
    private MergeDialog? _merge;
    private NewTicketDialog? _new;
    private string? _asked;
    private bool _moreSessions;

    [Parameter] public string ExternalId { get; set; } = "";

    private string Key => RouteKey.Of(ExternalId);

    [Inject] private CustomerQueries Customers { get; set; } = default!;

    [Inject] private CustomerTickets History { get; set; } = default!;

    [Inject] private CustomerTwins Twins { get; set; } = default!;

    [Inject] private RemoteSessions Sessions { get; set; } = default!;

    [Inject] private Registry Registry { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    // What ended in another customer is changed no more.
    private CustomerEditing? Edit => _card?.MergedInto is null ? _edit : null;

    protected override void OnInitialized()
    {
        if (Me.Can(Role.Supervisor)) _edit = new CustomerEditing(BeginAsync, EndAsync);
    }

    protected override bool Concerns(LiveEvent news) => _card is { } card
        && (news is TicketChanged or CatalogueChanged || (news is CustomerChanged changed && changed.CustomerId == card.Id));

    protected override async Task OnParametersSetAsync()
    {
        if (_asked is null || _asked == Key) return;

        _edit?.Show(null, null);
        await ReloadAsync();
    }

    protected override async Task LoadAsync()
    {
        _asked = Key;
        _card = await Customers.CardAsync(Key);
        if (_card is not { } card) return;

        _modules = card.Licences.ToDictionary(l => l.ModuleKey, l => l.ModuleName);
        if (_edit is not null) (_edit.Version, _edit.Modules) = (card.Version, _modules);
        _history = await History.OfAsync(card.Id, Few);
        await ReadTrailAsync(card.Id);
    }

    protected override async Task FollowAsync(IReadOnlyCollection<LiveEvent> news)
    {
        if (news.Any(n => n is CustomerChanged or CatalogueChanged)) await LoadAsync();
        foreach (var ticket in news.OfType<TicketChanged>())
        {
            if (await Hub.ReadOnceAsync(ticket, "owner", () => History.OwnerAsync(ticket.TicketId)) != _card?.Id || _card is null) continue;
            _history = await History.OfAsync(_card.Id, Few);
            return;
        }
    }

    private async Task ReadTrailAsync(Guid customer)
    {
        var sessions = await Sessions.OfAsync(customer, Few + 1);
        (_sessions, _moreSessions) = (sessions[..Math.Min(Few, sessions.Count)], sessions.Count > Few);
        var changes = await Customers.ChangesAsync(customer, null, Few);
        (_changes, _changesEnd) = ([.. changes.Items], changes.End);
        if (_edit is not null && _card!.MergedInto is null) _twins = await Twins.OfAsync(customer);
    }

    private Task MoreTicketsAsync() => LookUpAsync(async () =>
    {
        var more = await History.OfAsync(_card!.Id, Limits.Page, _history.Lines.Count);
        _history = new CustomerHistory([.. _history.Lines.Concat(more.Lines).DistinctBy(l => l.Id)], more.Total);
    });

    private Task MoreSessionsAsync() => LookUpAsync(async () =>
    {
        var more = await Sessions.OfAsync(_card!.Id, Few + 1, _sessions.Count);
        (_sessions, _moreSessions) = ([.. _sessions.Concat(more.Take(Few)).DistinctBy(l => l.Id)], more.Count > Few);
    });

    private Task MoreChangesAsync() => LookUpAsync(async () =>
    {
        var more = await Customers.ChangesAsync(_card!.Id, _changesEnd, Few * 2);
        (_changes, _changesEnd) = ([.. _changes, .. more.Items], more.End);
    });

    /// <summary>Opens a form over the customer as it stands at this moment, which may be newer than what is shown.</summary>
    private Task BeginAsync(string part) => LookUpAsync(async () =>
    {
        if (await Registry.OpenAsync(Key) is { } draft)
        {
            _edit!.Version = draft.Version;
            _edit.Show(part, draft);
        }

        StateHasChanged();
    });

    /// <summary>Whoever writes down people or machines goes on with the next one.</summary>
    private async Task EndAsync(bool saved)
    {
        var part = _edit!.Part;
        _edit.Show(null, null);
        if (saved) Toasts.Good(T["Saved", _card!.ShownName]);
        if (saved && part is "contact:new" or "machine:new") await BeginAsync(part);
        StateHasChanged();
    }

    private async Task SwitchAsync()
    {
        if (_card is not { } card) return;

        var on = !card.Active;
        if (await TryAsync(() => SwitchAsync(card, on))) Toasts.Good(T[on ? "Reactivated" : "Deactivated", card.ShownName]);
    }

    private Task SwitchAsync(CustomerCard card, bool on)
    {
        if (!Me.Can(Role.Supervisor)) throw new RefusedException(Refusal.NotAllowed);

        return on ? Registry.ChangeAsync(card.ExternalId, card.Version, entry => entry with { Active = true }, Me.Actor) : Registry.DeactivateAsync(card.ExternalId, Me.Actor);
    }

    /// <summary>Back to where one came from, so that the list keeps its search; to the list itself when one came from outside.</summary>
    private Task BackAsync() => JS.TellAsync("./Features/Customers/CustomersPage.razor.js", "back");
}
