using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Tickets;

/// <summary>The alarm clock of what was put off.</summary>
public sealed partial class SnoozeWorker(Pauses pauses, TimeProvider time, ILogger<SnoozeWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await pauses.WakeDueAsync() == Limits.Page) { }
            }
            catch (Exception e)
            {
                LogOverslept(e);
            }

            await Task.Delay(Pace, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing that was put off comes back for now; trying again soon")]
    private partial void LogOverslept(Exception e);
}
