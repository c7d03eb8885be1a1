using Helpdesk.Core.Conversations;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Helpdesk.Web.Features.Conversation;

/// <summary>What is being written is kept per person and ticket, so that another device and a restart find it.</summary>
public sealed partial class Composer
{
    [Inject] private Drafts Drafts { get; set; } = default!;

    /// <summary>The person wrote here, or sent it, on another device.</summary>
    public async Task FollowDraftAsync()
    {
        if (_browser is not null && await KeptAsync() is (true, var kept)) await _browser.TellAsync("adopt", kept);
    }

    /// <summary>Keeps what is being written; null when that was not possible now.</summary>
    [JSInvokable]
    public async Task<KeptAnswer?> KeepAsync(DraftWords words, Guid? known)
    {
        KeptAnswer? answer = null;
        await LookUpAsync(async () =>
        {
            var kept = await Drafts.KeepAsync(Me.Id, Ticket.Id, words, known);
            answer = new KeptAnswer(kept?.Id, kept is null || kept.Id == words.Id ? null : kept);
        });
        if (words.Text.Length > 0) await Sight.WriteAsync();
        return answer;
    }

    private async Task<(bool Told, DraftWords? Kept)> KeptAsync()
    {
        var (told, kept) = (false, (DraftWords?)null);
        await LookUpAsync(async () => (told, kept) = (true, await Drafts.OfAsync(Me.Id, Ticket.Id)));
        return (told, kept);
    }
}
