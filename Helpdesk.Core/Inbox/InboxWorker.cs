using Helpdesk.Core.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Inbox;

/// <summary>
/// Works what the webhooks stored: one transaction per batch, so that a burst costs few commits; a batch that fails is halved until
/// the one entry that cannot be worked stands alone. That one is tried again later, and in the end goes to quarantine.
/// </summary>
public sealed partial class InboxWorker(InboxBatches batches, InboxDesk desk, InboxBell bell, TimeProvider time, ILogger<InboxWorker> logger)
    : BackgroundService
{
    private const int Most = 200;
    private const int Races = 20;

    /// <summary>How long entries that another node left behind, or that failed, may lie before somebody looks.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await RunOnceAsync(stoppingToken)) { }
                await bell.WaitAsync(Patience, stoppingToken);
                await desk.TidyAsync();
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                LogStopped(e);
                await Task.Delay(Patience, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Works one batch of up to <paramref name="most"/> entries. False when nothing waits.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken stop, int most = Most)
    {
        for (var (size, races) = (most, 0); ;)
        {
            stop.ThrowIfCancellationRequested();
            await using var batch = await batches.OpenAsync(stop);
            try
            {
                return await batch.WorkAsync(size) > 0;
            }
            catch (Exception e) when (Database.IsRace(e) && ++races <= Races)
            {
                // Another node, a receipt or a technician was faster: the same entries again, on what is there now.
            }
            catch (Exception e) when (!Database.IsOutOfReach(e) && batch.Taken.Count > 1)
            {
                size = batch.Taken.Count / 2;
                LogHalved(e, batch.Taken.Count);
            }
            catch (Exception e) when (!Database.IsOutOfReach(e) && batch.Taken.Count == 1)
            {
                LogFailed(e, batch.Taken[0], await desk.PostponeAsync(batch.Taken[0], e));
                return true;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The inbox stands still; trying again soon")]
    private partial void LogStopped(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A batch of {Count} entries failed; trying smaller ones")]
    private partial void LogHalved(Exception e, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Entry {EntryId} failed, attempt {Attempt}")]
    private partial void LogFailed(Exception e, Guid entryId, int attempt);
}
