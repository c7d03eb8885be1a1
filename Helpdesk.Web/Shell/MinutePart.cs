using Microsoft.AspNetCore.Components;

namespace Helpdesk.Web.Shell;

/// <summary>A part of the screen that says how long something has been: it is drawn again every minute, by itself.</summary>
public abstract class MinutePart : ComponentBase, IDisposable
{
    private bool _listens;

    [Inject] private MinuteClock Minutes { get; set; } = default!;

    /// <summary>Whether it still changes as time goes by.</summary>
    protected virtual bool Grows => true;

    protected override void OnParametersSet() => Listen(Grows);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Listen(false);

    private void Listen(bool listens)
    {
        if (listens == _listens) return;

        _listens = listens;
        if (listens) Minutes.Changed += Draw;
        else Minutes.Changed -= Draw;
    }

    private void Draw(object? sender, EventArgs e) => _ = InvokeAsync(() =>
    {
        if (_listens) Listen(Grows);
        StateHasChanged();
    });
}
