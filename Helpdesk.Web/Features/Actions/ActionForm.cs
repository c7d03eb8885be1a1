using Helpdesk.Core;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Helpdesk.Web.Features.Actions;

/// <summary>
/// A quick action's form: what was typed stays until it is taken, a refusal stands at its field, and what colleagues do to the ticket
/// meanwhile is shown before anything is saved over it.
/// </summary>
public abstract class ActionForm : Screen
{
    private readonly Dictionary<string, string> _wrong = [];
    private int _seen;
    private bool _busy;

    [Parameter, EditorRequired] public TicketRow Ticket { get; set; } = default!;

    [Inject] private TrailQueries Trail { get; set; } = default!;

    /// <summary>The dialog that it stands in; null where it stands in the page.</summary>
    protected Modal? Dialog { get; set; }

    /// <summary>The ticket as it was when the form was filled in. What differs from it is what one wants otherwise.</summary>
    protected TicketRow Picture { get; private set; } = default!;

    /// <summary>What somebody else did since then, and is on the screen.</summary>
    protected IReadOnlyList<TrailLine> Since { get; private set; } = [];

    /// <summary>How much of the trail whoever saves has seen.</summary>
    protected int Seen => Math.Max(_seen, Picture.Happened);

    /// <summary>"#1042 · Padaria Pão Quente"</summary>
    protected string About => $"#{Ticket.Number} · {Ticket.Title}";

    /// <summary>Where the browser keeps what this person typed for this ticket.</summary>
    protected string Kept => $"helpdesk-form:{Me.Id}:{Ticket.Id}:{GetType().Name}";

    /// <summary>Whether somebody is filling it in.</summary>
    protected virtual bool IsOpen => Dialog?.IsOpen == true;

    /// <summary>What is wrong with a field, in words; null when nothing is.</summary>
    protected string? WrongWith(string field) => _wrong.GetValueOrDefault(field);

    public async Task OpenAsync()
    {
        (Picture, Since, _seen) = (Ticket, [], Ticket.Happened);
        _wrong.Clear();
        await FillAsync();
        StateHasChanged();
        Dialog?.Open();
    }

    /// <summary>Puts into the fields what <see cref="Picture"/> tells, and reads what can be chosen.</summary>
    protected abstract Task FillAsync();

    protected override void OnInitialized() => Picture = Ticket;

    protected override Task OnParametersSetAsync() => IsOpen && Ticket.Id == Picture.Id && Ticket.Happened > _seen ? LookAtTrailAsync() : Task.CompletedTask;

    /// <summary>Says what is missing. No button waits for it: who is quicker than the line would press one that is off and hear nothing.</summary>
    protected void Miss(string field, string words)
    {
        _wrong.Clear();
        _wrong[field] = words;
    }

    /// <summary>Does the work once, however often one clicks, and closes when it is done.</summary>
    protected async Task<bool> SubmitAsync(Func<Task> work, string done)
    {
        if (_busy) return false;

        _busy = true;
        _wrong.Clear();
        var stale = false;
        var taken = await TryAsync(work, (no, words) =>
        {
            if (no.Refusal == Refusal.ChangedMeanwhile) stale = true;
            else if (no.Field is { } field) _wrong[field] = words;
            else Toasts.Bad(words);
        });
        if (stale) await LookAtTrailAsync();
        _busy = false;
        if (!taken) return false;

        Toasts.Good(done);
        if (Dialog is not null) await Dialog.FinishAsync();
        return true;
    }

    /// <summary>Shows what others did. Only then does it count as seen.</summary>
    private Task LookAtTrailAsync() => LookUpAsync(async () =>
    {
        var unseen = await Trail.UnseenAsync(Ticket.Id, Picture.Happened, Me.Id);
        (Since, _seen) = (unseen.Lines, unseen.Happened);
    });
}
