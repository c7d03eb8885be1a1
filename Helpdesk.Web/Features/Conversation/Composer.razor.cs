using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Helpdesk.Web.Features.Conversation;

/// <summary>What is answered or noted. What is still being written lies in the browser; here it becomes messages.</summary>
public sealed partial class Composer
{
    /// <summary>Who waited longer is told that it is over.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    /// <summary>A customer sees for some 25 seconds that we write.</summary>
    private static readonly TimeSpan TypingPause = TimeSpan.FromSeconds(9);

    private ElementReference _form;
    private BrowserPart<Composer>? _browser;
    private ReplyWindow _window = default!;
    private Bubble? _quoted;
    private PlaceDialog? _place;
    private ContactDialog? _contact;
    private TemplateDialog? _templates;
    private DateTimeOffset _typed, _behindSince;

    [Parameter, EditorRequired] public TicketRow Ticket { get; set; } = default!;

    [Parameter, EditorRequired] public ReplyWindow Window { get; set; } = default!;

    /// <summary>Reads what is shown again; a plain delegate, so that it draws nothing by itself.</summary>
    [Parameter] public Func<Task>? CatchUp { get; set; }

    [Inject] private Sight Sight { get; set; } = default!;

    [Inject] private Replies Replies { get; set; } = default!;

    [Inject] private ThreadQueries Threads { get; set; } = default!;

    [Inject] private Signs Signs { get; set; } = default!;

    [Inject] private Times Times { get; set; } = default!;

    [Inject] private TimeProvider Clock { get; set; } = default!;

    [Inject] private IJSRuntime JS { get; set; } = default!;

    /// <summary>Why nothing can be sent now; null when it can.</summary>
    private string? Reason => _window switch
    {
        { ChannelActive: false } => T["ChannelOff"].Value,
        _ when _window.IsOpenAt(Clock.GetUtcNow()) => null,
        { LastInboundAt: null } => T[_window.Can.Templates ? "WindowNeverTemplate" : "WindowNever"].Value,
        _ => T[_window.Can.Templates ? "WindowClosedTemplate" : "WindowClosed"].Value,
    };

    private bool OffersTemplate => _window is { ChannelActive: true, Can.Templates: true };

    private string? WindowEnd => _window.Until is { } until ? Times.Moment(until) : null;

    /// <summary>Something was said: what the customer says opens the window anew.</summary>
    public void Hear(Bubble bubble)
    {
        if (bubble is not { Direction: Direction.In, Kind: not MessageKind.Call } || bubble.At <= _window.LastInboundAt) return;
        var shown = (Reason, WindowEnd);
        _window = _window with { LastInboundAt = bubble.At };
        if (shown != (Reason, WindowEnd)) StateHasChanged();
    }

    /// <summary>The browser was away: everything is read again before anything is sent.</summary>
    [JSInvokable]
    public async Task CatchUpAsync()
    {
        if (CatchUp is not null) await CatchUp();
        Toasts.Good(T["CaughtUp"]);
    }

    /// <summary>Answers one message; with null, none in particular.</summary>
    public async Task QuoteAsync(Bubble? bubble)
    {
        _quoted = bubble;
        StateHasChanged();
        if (_browser is not null) await _browser.TellAsync("quote", bubble?.Id);
    }

    /// <summary>Adds words to what is being written, to be edited before they are sent.</summary>
    public async Task InsertAsync(string words)
    {
        if (_browser is not null) await _browser.TellAsync("insert", words);
    }

    /// <summary>Makes messages of a draft, one after the other; the browser lets go of exactly what was saved.</summary>
    [JSInvokable]
    public async Task<DraftReceipt> SendAsync(Draft draft)
    {
        var saved = new List<Guid>();
        string? refusal = null;
        var done = true;
        foreach (var reply in draft.Replies(Ticket.Id, _window.Can))
        {
            done = await TryAsync(() => draft.Note ? Replies.NoteAsync(reply, Me.Actor) : Replies.SendAsync(reply, Me.Actor), (_, words) => refusal = words);
            if (!done) break;

            saved.Add(reply.Id);
            if (reply.Text.Length > 0) saved.Add(draft.Id);
        }

        await Sight.StopWritingAsync();
        if (done && !draft.Note) _quoted = null;
        StateHasChanged();
        return new DraftReceipt(done ? null : refusal ?? T["NotSaved"], saved);
    }

    /// <summary>An answer is being written; a note is nobody's business.</summary>
    [JSInvokable]
    public void Type()
    {
        var now = Clock.GetUtcNow();
        if (now - _typed < TypingPause || !_window.Can.Typing || Reason is not null || Ticket.ConversationId is not { } conversation) return;

        _typed = now;
        Signs.Typing(conversation);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return _browser?.DisposeAsync() ?? default;
    }

    protected override void OnWaits()
    {
        var now = Clock.GetUtcNow();
        if (Waits) _behindSince = now;
        else if (now - _behindSince > Moment) Toasts.Good(T["CaughtUp"]);
        base.OnWaits();
    }

    protected override void OnParametersSet()
    {
        if (_window is null || Window.LastInboundAt > _window.LastInboundAt) _window = Window;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        _browser = new(JS, this);
        var (told, kept) = await KeptAsync();
        await _browser.BeginAsync("./Features/Conversation/Composer.razor.js", "mount", _form, $"helpdesk-draft:{Me.Id}:{Ticket.Id}", told, kept);
        if (await _browser.AskAsync<Guid?>("quoted") is not { } id) return;

        await LookUpAsync(async () => _quoted = (await Threads.BubblesAsync([id])).FirstOrDefault());
        StateHasChanged();
    }

    private async Task FocusAsync(string key)
    {
        if (_browser is not null) await _browser.TellAsync("focus", key == "n" ? "note" : "reply");
    }
}
