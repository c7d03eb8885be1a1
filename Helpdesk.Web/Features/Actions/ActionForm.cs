using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Helpdesk.Web.Features.Actions;

/// <summary>A quick action's form in a dialog: what was typed stays until it is taken, and a refusal stands at its field.</summary>
public abstract class ActionForm : Screen
{
    private readonly Dictionary<string, string> _wrong = [];
    private bool _busy;

    [Parameter, EditorRequired] public Helpdesk.Core.Desk.TicketRow Ticket { get; set; } = default!;

    protected Modal? Dialog { get; set; }

    /// <summary>"#1042 · Padaria Pão Quente"</summary>
    protected string About => $"#{Ticket.Number} · {Ticket.Title}";

    /// <summary>What is wrong with a field, in words; null when nothing is.</summary>
    protected string? WrongWith(string field) => _wrong.GetValueOrDefault(field);

    protected void Open()
    {
        _wrong.Clear();
        StateHasChanged();
        Dialog!.Open();
    }

    /// <summary>Does the work once, however often one clicks, and closes when it is done.</summary>
    protected async Task<bool> SubmitAsync(Func<Task> work, string done)
    {
        if (_busy) return false;

        _busy = true;
        _wrong.Clear();
        var taken = await TryAsync(work, (no, words) =>
        {
            if (no.Field is { } field) _wrong[field] = words;
            else Toasts.Bad(words);
        });
        _busy = false;
        if (!taken) return false;

        Toasts.Good(done);
        await Dialog!.CloseAsync();
        return true;
    }
}
