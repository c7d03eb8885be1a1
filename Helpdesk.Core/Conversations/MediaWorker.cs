using System.Net;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Conversations;

/// <summary>Fetches what customers send, after the message itself is safe: the bubble shows its shape until the file is here.</summary>
public sealed partial class MediaWorker(
    MediaDesk desk, MediaStore store, MediaSweep sweep, ChannelDirectory channels, LiveHub hub, TimeProvider time, ILogger<MediaWorker> logger)
    : BackgroundService, IHostedLifecycleService
{
    /// <summary>How long one file may take.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private const int AtOnce = 4;

    /// <summary>How often files whose next try has come are looked for, when no news call for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>News of messages are many and files few: so long no one looks again after there was nothing.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);

    /// <summary>What is fetched may lie on this very node, as the demo's files do, and it listens only now.</summary>
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _listening.TrySetResult();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _listening.Task.WaitAsync(stoppingToken);
        using var bell = new Doorbell(AtOnce);
        using var subscription = hub.Subscribe(news =>
        {
            if (news is MessageChanged or NewsMissed) bell.Ring();
            return Task.CompletedTask;
        });

        await Task.WhenAll(Enumerable.Range(0, AtOnce)
            .Select(i => FetchForeverAsync(bell, i == 0 ? Patience : Timeout.InfiniteTimeSpan, stoppingToken)));
    }

    /// <summary>Fetches one file. False when none waits.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken stop)
    {
        if (await desk.TakeAsync() is not { } wanted) return false;

        using var patience = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            await desk.ArrivedAsync(wanted, await FetchAsync(wanted, either.Token));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or MediaRefusedException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            LogMissed(e, wanted.AttachmentId);
            await desk.MissedAsync(wanted, IsGone(e));
        }

        return true;
    }

    private async Task<StoredMedia> FetchAsync(WantedFile wanted, CancellationToken stop)
    {
        var channel = channels.Find(wanted.ChannelId) is { Active: true } active ? active : throw new HttpRequestException("The channel is not active.");
        await using var media = await channels.ProviderOf(channel).OpenMediaAsync(channel, wanted.MediaId, stop);
        if (media.Length > MediaStore.Largest) throw new MediaRefusedException(MediaRefusal.TooLarge);

        return await store.KeepAsync(media.Bytes, wanted.Sha256, stop);
    }

    private static bool IsGone(Exception e) => e
        is HttpRequestException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.Gone }
        or MediaRefusedException { Refusal: MediaRefusal.TooLarge };

    private async Task FetchForeverAsync(Doorbell bell, TimeSpan patience, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (await RunOnceAsync(stop)) bell.Ring();
                await Task.Delay(Rest, time, stop);
                await bell.WaitAsync(patience, stop);

                // Whoever looks around by itself tidies up, too.
                if (patience == Patience) await sweep.TidyAsync();
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "File {AttachmentId} could not be fetched")]
    private partial void LogMissed(Exception e, Guid attachmentId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing is fetched for now; trying again soon")]
    private partial void LogStopped(Exception e);
}
