namespace Helpdesk.Web.Shell;

/// <summary>A part of the screen that sends: drawn again when it has to wait for <see cref="Freshness"/>, and when that is over.</summary>
public abstract class Sender : Screen, IDisposable
{
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected override void OnInitialized()
    {
        if (Fresh is not null) Fresh.Changed += Draw;
    }

    /// <summary><see cref="Screen.Waits"/> changed.</summary>
    protected virtual void OnWaits() => StateHasChanged();

    protected virtual void Dispose(bool disposing)
    {
        if (Fresh is not null) Fresh.Changed -= Draw;
    }

    private void Draw(object? sender, EventArgs e) => _ = InvokeAsync(OnWaits);
}
