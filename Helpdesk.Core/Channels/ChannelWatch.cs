using Helpdesk.Core.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Channels;

/// <summary>Keeps this node's directory true: whichever node changed a channel, all of them read it again.</summary>
public sealed partial class ChannelWatch(ChannelDirectory directory, LiveHub hub, TimeProvider time, ILogger<ChannelWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bell = new Doorbell(1);
        using var subscription = hub.Subscribe(news =>
        {
            if (news is ChannelChanged or NewsMissed) bell.Ring();
            return Task.CompletedTask;
        });

        // What changed while nobody listened yet.
        bell.Ring();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await bell.WaitAsync(Timeout.InfiniteTimeSpan, stoppingToken);
                await directory.ReloadAsync();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogFailed(e);
                bell.Ring();
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channels could not be read again; trying again soon")]
    private partial void LogFailed(Exception e);
}
