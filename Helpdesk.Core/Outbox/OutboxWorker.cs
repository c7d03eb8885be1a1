using Helpdesk.Core.Channels;
using Helpdesk.Core.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Outbox;

/// <summary>Sends what is queued: conversations side by side, the messages of one conversation in order; reactions when no message waits.</summary>
public sealed partial class OutboxWorker(OutboxDesk desk, ReactionDesk reactions, ChannelDirectory channels, LiveHub hub, TimeProvider time, ILogger<OutboxWorker> logger)
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

    /// <summary>Sends one message or one reaction. False when none can be sent now.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken stop)
    {
        if (await desk.TakeAsync() is { } message) await desk.SettleAsync(message, await SendAsync(message.ChannelId, message.Parcel, stop));
        else if (await reactions.TakeAsync() is { } reaction) await reactions.SettleAsync(reaction, await SendAsync(reaction.ChannelId, reaction.Parcel, stop));
        else return false;

        return true;
    }

    private async Task<SendOutcome> SendAsync(Guid channelId, Parcel parcel, CancellationToken stop) =>
        channels.Find(channelId) is { Active: true } channel
            ? await channels.ProviderOf(channel).SendAsync(channel, parcel, stop)
            : new NotSent(new Failure(FailureKind.Unknown, null, "channel inactive"), null);

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
