using System.Globalization;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Web.Features.CustomerPanel;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace Helpdesk.Web.Features.Search;

/// <summary>What the palette answers. What is typed and chosen belongs to the browser (Palette.razor.js).</summary>
public sealed partial class Palette : IAsyncDisposable
{
    /// <summary>Of each kind.</summary>
    private const int Most = 4;

    /// <summary>One letter is in everything.</summary>
    private const int Shortest = 2;

    private ElementReference _dialog;
    private BrowserPart<Palette>? _browser;
    private Task? _answering;
    private TicketRow? _ticket;
    private List<PaletteGroup> _groups = [];
    private List<FoundMachine> _machines = [];
    private string _asked = "", _answered = "";
    private string? _meant;

    [Inject] private WordSearch Words { get; set; } = default!;

    [Inject] private CustomerSearch Customers { get; set; } = default!;

    [Inject] private MachineSearch Machines { get; set; } = default!;

    [Inject] private TicketRows Tickets { get; set; } = default!;

    [Inject] private RemoteSessions Sessions { get; set; } = default!;

    [Inject] private PaletteChoices Choices { get; set; } = default!;

    [Inject] private PaletteFindings Findings { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    [Inject] private IStringLocalizer<CustomerPanelTexts> PanelTexts { get; set; } = default!;

    private string Counted => _answered.Length == 0 ? "" : _groups.Sum(group => group.Items.Count) switch
    {
        0 => "",
        1 => T["FoundOne"],
        var count => T["Found", count],
    };

    /// <summary>It is on the screen: what can be done depends on the ticket that is open.</summary>
    [JSInvokable]
    public async Task OpenAsync(string text)
    {
        await LookUpAsync(async () => _ticket = OpenNumber is { } number ? await Tickets.FindAsync(number) : null);
        await AskAsync(text);
    }

    /// <summary>
    /// Answers what is typed. Whoever types on while an answer is under way is answered once, with the last word; what was overtaken is
    /// never shown.
    /// </summary>
    [JSInvokable]
    public Task AskAsync(string text)
    {
        _asked = text;
        return _answering is { IsCompleted: false } ? _answering : _answering = AnswerAsync();
    }

    /// <summary>Opens AnyDesk on a machine that was found; where its customer's ticket is open, the session belongs to it.</summary>
    [JSInvokable]
    public async Task ConnectAsync(Guid machineId)
    {
        if (_machines.Find(m => m.Id == machineId) is not { AnyDeskId: { } code } machine) return;

        var opening = new AnyDesk(JS, Toasts, PanelTexts).OpenAsync(machine.Name, code);
        await TryAsync(() => Sessions.StartAsync(machineId, _ticket?.CustomerId == machine.CustomerId ? _ticket.Id : null, Me.Actor));
        await opening;
    }

    public ValueTask DisposeAsync() => _browser?.DisposeAsync() ?? default;

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? (_browser = new(JS, this)).BeginAsync("./Features/Search/Palette.razor.js", "begin", _dialog) : Task.CompletedTask;

    /// <summary>The number of the ticket that this page shows; null on any other page.</summary>
    private long? OpenNumber => Navigation.ToAbsoluteUri(Navigation.Uri).AbsolutePath.Split('/') is ["", "tickets", var number]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : null;

    private async Task AnswerAsync()
    {
        string text;
        do
        {
            text = _asked;
            await LookUpAsync(() => FindAsync(text.Trim()));
        }
        while (text != _asked);

        StateHasChanged();
    }

    private async Task FindAsync(string text)
    {
        List<PaletteGroup> groups = [Choices.Pages(text)];
        if (_ticket is not null) groups.Insert(0, Choices.Actions(_ticket, text));
        var (found, machines) = (new FoundWork([], [], []), new List<FoundMachine>());
        if (text.Length >= Shortest)
        {
            var (work, customers, known) = (Words.FindAsync(text, Most), Customers.ListAsync(new RegistryFilter(text), 0, Most), Machines.FindAsync(text, Most));
            await Task.WhenAll(work, customers, known);
            (found, machines) = (await work, await known);
            var sought = found.Meant ?? text;
            groups.AddRange([Findings.Tickets(found, sought), Findings.Machines(machines, text), Findings.Customers((await customers).Lines, text), Findings.Messages(found, sought), Findings.Solutions(found, sought)]);
        }

        if (text == _asked.Trim()) (_groups, _machines, _meant, _answered) = (groups.FindAll(group => group.Items.Count > 0), machines, found.Meant, text);
    }
}
