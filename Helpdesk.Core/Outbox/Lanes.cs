using System.Collections.Concurrent;

namespace Helpdesk.Core.Outbox;

/// <summary>
/// For which channels this node is busy: those whose providers do not answer never keep all of its senders. The last ones are kept for
/// channels that have none, one each. Each node counts its own, for it is its senders that would be missing.
/// </summary>
/// <param name="shared">How many errands may be under way before the rest is kept.</param>
internal sealed class Lanes(int shared) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<Guid, int> _underWay = new();

    /// <summary>Runs the next errand. False when there is none now.</summary>
    /// <param name="next">Finds it, but for none of these channels.</param>
    public async Task<bool> RunAsync(Func<Guid[], Task<Errand?>> next, CancellationToken stop)
    {
        if (await BeginAsync(next, stop) is not { } errand) return false;

        try
        {
            await errand.Run(stop);
            return true;
        }
        finally
        {
            _underWay.AddOrUpdate(errand.ChannelId, 0, (_, count) => count - 1);
        }
    }

    public void Dispose() => _turn.Dispose();

    // One after the other: two who looked at the same time would both see room for one.
    private async Task<Errand?> BeginAsync(Func<Guid[], Task<Errand?>> next, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            var errand = await next(Full());
            if (errand is not null) _underWay.AddOrUpdate(errand.ChannelId, 1, (_, count) => count + 1);
            return errand;
        }
        finally
        {
            _turn.Release();
        }
    }

    private Guid[] Full()
    {
        var busy = _underWay.Where(lane => lane.Value > 0).ToList();
        return busy.Sum(lane => lane.Value) < shared ? [] : [.. busy.Select(lane => lane.Key)];
    }
}

internal sealed record Errand(Guid ChannelId, Func<CancellationToken, Task> Run);
