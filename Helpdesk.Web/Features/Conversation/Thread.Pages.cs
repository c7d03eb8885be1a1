using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Microsoft.JSInterop;

namespace Helpdesk.Web.Features.Conversation;

/// <summary>How much of a thread is read: its newest page and backwards, or from a message that was found in both directions.</summary>
public sealed partial class Thread
{
    private const int Page = 30;

    // As far back as one reads on for a quote; what lies beyond is shown with what was said around it.
    private const int Jumps = 3;

    /// <summary>Brings the message on the screen; false when it is not of this conversation.</summary>
    [JSInvokable]
    public async Task<bool> ReachAsync(Guid messageId)
    {
        for (var i = 0; i < Jumps && _hasOlder && !_thread.Holds(messageId); i++) await OlderAsync();
        if (!_thread.Holds(messageId)) await LookUpAsync(() => ReadAroundAsync(messageId));
        StateHasChanged();
        return _thread.Holds(messageId);
    }

    /// <summary>Back to the newest, from wherever it was opened.</summary>
    [JSInvokable]
    public async Task NewestAsync()
    {
        if (!_hasNewer) return;
        _around = null;
        await LookUpAsync(ReadNewestAsync);
        StateHasChanged();
        if (MayRead) await LookUpAsync(() => Replies.MarkReadAsync(ConversationId, _me));
    }

    protected override async Task LoadAsync()
    {
        var heard = _thread.OfCustomer;
        if (_around is { } at && (_hasNewer || !Loaded) && await Threads.AroundAsync(ConversationId, at, Page) is { } around) Begin(around);
        else await ReadNewestAsync();

        // What was missed is on the screen now.
        if (Loaded && MayRead && !_thread.OfCustomer.IsSubsetOf(heard)) await Replies.MarkReadAsync(ConversationId, _me);
    }

    private async Task ReadAroundAsync(Guid messageId)
    {
        if (await Threads.AroundAsync(ConversationId, messageId, Page) is not { } around) return;

        _around = messageId;
        Begin(around);
    }

    private async Task ReadNewestAsync()
    {
        Begin(await Threads.PageAsync(ConversationId, null, Math.Clamp(_thread.Bubbles, Page, Limits.Page)));
        if (!Loaded) _thread.Mark(Ticket.Unread);
        Arrange();
    }

    private void Begin(ThreadPage page)
    {
        _thread.Begin(page.Items);
        (_hasOlder, _hasNewer) = (page.HasOlder, page.HasNewer);
        Arrange();
    }

    // Another message of the same thread was chosen.
    private async Task ShowAtAsync()
    {
        (_shownAt, _around) = (At, At);
        if (At is not { } at || !Loaded) return;

        if (!_thread.Holds(at)) await LookUpAsync(async () => Begin(await Threads.AroundAsync(ConversationId, at, Page) ?? await Threads.PageAsync(ConversationId, null, Page)));
        StateHasChanged();
        if (_browser is not null) await _browser.TellAsync("show", at);
    }

    private async Task OlderAsync()
    {
        if (!_hasOlder || _thread.Oldest is not { } oldest) return;

        await LookUpAsync(async () =>
        {
            var page = await Threads.PageAsync(ConversationId, oldest, Page);
            _thread.Prepend(page.Items);
            _hasOlder = page.HasOlder;
            Arrange();
        });
    }

    private async Task NewerAsync()
    {
        if (!_hasNewer || _thread.Newest is not { } newest) return;

        await LookUpAsync(async () =>
        {
            var page = await Threads.NewerAsync(ConversationId, newest, Page);
            _thread.Append(page.Items);
            _hasNewer = page.HasNewer;
            Arrange();
        });
        if (MayRead) await LookUpAsync(() => Replies.MarkReadAsync(ConversationId, _me));
    }
}
