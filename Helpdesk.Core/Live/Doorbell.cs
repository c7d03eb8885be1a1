namespace Helpdesk.Core.Live;

/// <summary>Wakes workers of this node. Rung more often than <paramref name="most"/> before anybody answers, the rest is forgotten.</summary>
public class Doorbell(int most) : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, most);

    public void Ring()
    {
        try
        {
            _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Rung often enough: whoever wakes looks for all there is.
        }
    }

    /// <summary>Returns when rung, or after <paramref name="patience"/>.</summary>
    public Task WaitAsync(TimeSpan patience, CancellationToken stop) => _rung.WaitAsync(patience, stop);

    public void Dispose()
    {
        _rung.Dispose();
        GC.SuppressFinalize(this);
    }
}
