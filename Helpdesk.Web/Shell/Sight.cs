using Helpdesk.Core;
using Helpdesk.Core.Users;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Helpdesk.Web.Shell;

/// <summary>Which ticket this person has in front of them in this window, as long as its line holds. Colleagues are told.</summary>
public sealed class Sight(Onlookers onlookers, Me me) : CircuitHandler
{
    private readonly Guid _screen = Ids.New();
    private Guid? _shown;
    private bool _away;

    public event EventHandler? Changed;

    /// <summary>Null when none is, or nobody looks.</summary>
    public Guid? TicketId => _away ? null : _shown;

    /// <summary>Whether the line to the browser is broken.</summary>
    public bool IsAway => _away;

    /// <summary>A ticket is on the screen, or not any more.</summary>
    public Task ShowAsync(Guid ticketId, bool shown)
    {
        if (!shown && _shown != ticketId) return Task.CompletedTask;

        _shown = shown ? ticketId : null;
        return TellAsync();
    }

    /// <summary>Something is being written there.</summary>
    public Task WriteAsync() => onlookers.WriteAsync(_screen);

    public Task StopWritingAsync() => onlookers.StopWritingAsync(_screen);

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) => GoAsync(away: false);

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken) => GoAsync(away: true);

    private Task GoAsync(bool away)
    {
        _away = away;
        if (_shown is not null) return TellAsync();

        Changed?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }

    private Task TellAsync()
    {
        Changed?.Invoke(this, EventArgs.Empty);
        return onlookers.GoAsync(_screen, me.Id, TicketId);
    }
}
