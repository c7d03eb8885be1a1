namespace Helpdesk.Web.Shell;

/// <summary>Ages on screens grow by the minute. One clock for a person's circuit; it only draws and reads nothing.</summary>
public sealed class MinuteClock : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly ITimer _timer;

    // The timer runs in the circuit's own execution context, so that what it draws is in the reader's language.
    public MinuteClock(TimeProvider time) => _timer = time.CreateTimer(_ => Changed?.Invoke(this, EventArgs.Empty), null, Minute, Minute);

    public event EventHandler? Changed;

    public void Dispose() => _timer.Dispose();
}
