using Helpdesk.Core.Channels;
using Helpdesk.Core.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Outbox;

/// <summary>Sends what is queued: conversations side by side, the messages of one conversation in order.</summary>
public sealed partial class OutboxWorker(OutboxDesk desk, ChannelDirectory channels, LiveHub hub, TimeProvider time, ILogger<OutboxWorker> logger)
    : BackgroundService
{
    private const int AtOnce = 16;

    /// <summary>How often messages whose next try has come are looked for, when no news call for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bell = new Doorbell(AtOnce);
        using var subscription = hub.Subscribe(news =>
        {
            if (news is MessageQueued or NewsMissed) bell.Ring();
            return Task.CompletedTask;
        });

        // One looks around by itself; the others wait until there is more than it can do alone.
        await Task.WhenAll(Enumerable.Range(0, AtOnce)
            .Select(i => SendForeverAsync(bell, i == 0 ? Patience : Timeout.InfiniteTimeSpan, stoppingToken)));
    }

    /// <summary>Sends one message. False when none can be sent now.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken stop)
    {
        if (await desk.TakeAsync() is not { } taken) return false;

        var outcome = channels.Find(taken.ChannelId) is { Active: true } channel
            ? await channels.ProviderOf(channel).SendAsync(channel, taken.Parcel, stop)
            : new NotSent(new Failure(FailureKind.Unknown, null, "channel inactive"), null);
        await desk.SettleAsync(taken, outcome);
        return true;
    }

    private async Task SendForeverAsync(Doorbell bell, TimeSpan patience, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await RunOnceAsync(stop)) bell.Ring();
                await bell.WaitAsync(patience, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogStopped(e);
                await Task.Delay(Patience, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox stands still; trying again soon")]
    private partial void LogStopped(Exception e);
}
