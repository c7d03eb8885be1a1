using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Live;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Helpdesk.Web.Features.Conversation;

/// <summary>What was said, newest at the foot. The browser keeps the scroll position; see Thread.razor.js.</summary>
public sealed partial class Thread
{
    private static readonly string[] QuickReactions = ["👍", "❤️", "😂", "😮", "😢", "🙏"];

    private readonly ThreadLines _thread = new();
    private IReadOnlyList<ThreadLine> _lines = [];
    private ElementReference _scroll;
    private BrowserPart<Thread>? _browser;
    private Guid _me;
    private Guid? _shownAt, _around;
    private bool _hasOlder, _hasNewer, _seen, _isMine;

    [Parameter, EditorRequired] public Guid ConversationId { get; set; }

    [Parameter, EditorRequired] public TicketRow Ticket { get; set; } = default!;

    /// <summary>The message that it opens at; null for the newest.</summary>
    [Parameter] public Guid? At { get; set; }

    /// <summary>What the channel carries.</summary>
    [Parameter] public Capabilities Can { get; set; } = new();

    /// <summary>A bubble that is new or changed; a plain delegate, so that hearing draws nothing by itself.</summary>
    [Parameter] public Action<Bubble>? Heard { get; set; }

    [Parameter] public Func<Bubble, Task>? OnReply { get; set; }

    [Inject] private Sight Sight { get; set; } = default!;

    // Who looks at what was said long ago has not seen what is new.
    private bool MayRead => _seen && !_hasNewer && (Ticket.AssigneeId is null || Ticket.AssigneeId == _me);

    /// <summary>Reads everything again: the browser was away.</summary>
    public Task CatchUpAsync() => ReloadAsync();

    public Task ReplyAsync(Bubble bubble) => OnReply?.Invoke(bubble) ?? Task.CompletedTask;

    public Task RetryAsync(Bubble bubble) => AgainAsync(() => Replies.RetryAsync(bubble.Id));

    /// <summary>Asks the provider again for a file that could not be had.</summary>
    public Task RefetchAsync(Guid fileId) => AgainAsync(() => Media.RetryAsync(fileId));

    /// <summary>Our reaction, or with no emoji none any more.</summary>
    [JSInvokable]
    public Task ReactAsync(Guid messageId, string? emoji) => TryAsync(() => Replies.ReactAsync(messageId, string.IsNullOrEmpty(emoji) ? null : emoji));

    /// <summary>The page is on the screen, or not any more.</summary>
    [JSInvokable]
    public async Task SeenAsync(bool seen)
    {
        var unread = !_seen && seen;
        _seen = seen;
        await Sight.ShowAsync(Ticket.Id, seen);
        if (unread && MayRead) await LookUpAsync(() => Replies.MarkReadAsync(ConversationId, _me));
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await Sight.ShowAsync(Ticket.Id, shown: false);
        if (_browser is not null) await _browser.DisposeAsync();
    }

    protected override Task OnInitializedAsync()
    {
        (_me, _shownAt, _around) = (Me.Id, At, At);
        return base.OnInitializedAsync();
    }

    // Taken while it is on the screen: from now on it is read by who has it.
    protected override async Task OnParametersSetAsync()
    {
        var isTaken = !_isMine && Ticket.AssigneeId == _me;
        _isMine = Ticket.AssigneeId == _me;
        if (isTaken && MayRead) await LookUpAsync(() => Replies.MarkReadAsync(ConversationId, _me));
        if (_shownAt != At) await ShowAtAsync();
    }

    protected override Task OnAfterRenderAsync(bool firstRender) =>
        firstRender ? (_browser = new(JS, this)).BeginAsync("./Features/Conversation/Thread.razor.js", "follow", _scroll, At) : Task.CompletedTask;

    // Any ticket may be this conversation's; its row is read once on this node for all the lists anyway.
    protected override bool Concerns(LiveEvent news) =>
        news is TicketChanged || (news is MessageChanged message && message.ConversationId == ConversationId) || IsJoined(news);

    protected override async Task FollowAsync(IReadOnlyCollection<LiveEvent> news)
    {
        if (news.Any(IsJoined)) await LoadAsync();
        var messages = news.OfType<MessageChanged>().GroupBy(m => m.MessageId).Select(g => g.Last()).ToList();
        var bubbles = (await Task.WhenAll(messages.Select(ReadAsync))).SelectMany(read => read).ToList();
        bubbles.ForEach(Place);
        if (news.OfType<TicketChanged>().Any()) await FollowTrailAsync([.. news.OfType<TicketChanged>()]);

        // Whoever answers is back at the end of the conversation.
        if (_hasNewer && bubbles.Exists(bubble => bubble.AuthorId == _me && !_thread.Holds(bubble.Id))) await ReadNewestAsync();
        Arrange();

        // By what came in, not by what stands last: providers tell whole seconds and phones deliver late, so it may stand above our own words.
        if (bubbles.Exists(bubble => bubble.Direction == Direction.In)) await MarkReadAsync(messages[^1]);
    }

    // What has not failed any more is under way already: the button was pressed twice, or a colleague was quicker.
    private Task AgainAsync(Func<Task> act) => TryAsync(act, (no, words) =>
    {
        if (no.Refusal != Refusal.NotRetryable) Toasts.Bad(words);
    });

    private bool IsJoined(LiveEvent news) => news is ConversationJoined joined && joined.ConversationId == ConversationId;

    private Task<List<Bubble>> ReadAsync(MessageChanged news) => Hub.ReadOnceAsync(news, "bubble", () => Threads.BubblesAsync([news.MessageId]));

    private void Place(Bubble bubble)
    {
        var isNew = !_thread.Holds(bubble.Id);
        if (_thread.Place(bubble, _hasOlder, _hasNewer) && isNew && bubble.Direction == Direction.In && !_seen) _thread.MarkFrom(bubble);
        Heard?.Invoke(bubble);
    }

    private async Task FollowTrailAsync(TicketChanged[] news)
    {
        var rows = await News.ReadAsync(news);
        if (!rows.Any(row => row.ConversationId == ConversationId)) return;

        // News tell of what just happened: an hour leaves room for a clock that is wrong, and is the same question for every reader.
        var since = Clock.GetUtcNow().AddHours(-1);
        var trail = await Hub.ReadOnceAsync(news[^1], $"trail {ConversationId}", () => Threads.TrailSinceAsync(ConversationId, since));
        foreach (var line in trail) _thread.Place(line, _hasOlder, _hasNewer);
    }

    // Several consoles may show it: the first one that hears tells the database, for all on this node.
    private async Task MarkReadAsync(MessageChanged news)
    {
        if (!MayRead) return;

        StateHasChanged();
        await LookUpAsync(() => Hub.ReadOnceAsync(news, "mark read", async () =>
        {
            await Replies.MarkReadAsync(ConversationId, _me);
            return true;
        }));
    }

    private void Arrange() => _lines = _thread.Arrange(Times.DayOf, bubble => Signature(bubble));

    /// <summary>Whose words they are, above the first bubble of a group.</summary>
    private string Signature(Bubble bubble) => bubble switch
    {
        { AuthorId: { } author } when author == _me => T["You"],
        { AuthorKind: Core.Users.ActorKind.Phone } => T["CompanyPhone"],
        _ => bubble.AuthorName,
    };
}
