using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Core.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Outbox;

/// <summary>
/// Sends what is queued: conversations side by side, the messages of one conversation in order; reactions when no message waits; and at
/// last asks what became of those of which the provider tells nothing.
/// </summary>
public sealed partial class OutboxWorker(
    OutboxDesk desk, ReactionDesk reactions, InquiryDesk inquiries, ChannelDirectory channels, ChannelHealth health, LiveHub hub, TimeProvider time, ILogger<OutboxWorker> logger)
    : BackgroundService
{
    private const int AtOnce = 16;

    /// <summary>So many of them are for all channels alike; the rest is kept for those that have nothing under way.</summary>
    private const int Shared = 12;

    /// <summary>How often messages whose next try has come are looked for, when no news call for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lanes _lanes = new(Shared);

    public override void Dispose()
    {
        base.Dispose();

        // Who still sends lets its lane go at the end.
        _ = (ExecuteTask ?? Task.CompletedTask).ContinueWith(_ => _lanes.Dispose(), TaskScheduler.Default);
        GC.SuppressFinalize(this);
    }

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

    /// <summary>Sends one message or one reaction, or asks for one. False when there is nothing to do now.</summary>
    public Task<bool> RunOnceAsync(CancellationToken stop) => _lanes.RunAsync(NextAsync, stop);

    private async Task<Errand?> NextAsync(Guid[] full)
    {
        if (await desk.TakeAsync(full) is { } message) return new Errand(message.ChannelId, stop => SendAsync(message, stop));
        if (await reactions.TakeAsync(full) is { } reaction) return new Errand(reaction.ChannelId, stop => SendAsync(reaction, stop));
        if (await inquiries.TakeAsync(full) is { } inquiry) return new Errand(inquiry.ChannelId, stop => AskAsync(inquiry, stop));
        return null;
    }

    private async Task SendAsync(TakenMessage message, CancellationToken stop)
    {
        var outcome = await SendAsync(message.ChannelId, message.Parcel, stop);
        await SettleAsync(() => desk.SettleAsync(message, outcome), stop);
        await health.NoteAsync(message.ChannelId, outcome);
    }

    private async Task SendAsync(TakenReaction reaction, CancellationToken stop)
    {
        var outcome = await SendAsync(reaction.ChannelId, reaction.Parcel, stop);
        await SettleAsync(() => reactions.SettleAsync(reaction, outcome), stop);
        await health.NoteAsync(reaction.ChannelId, outcome);
    }

    private async Task AskAsync(TakenInquiry inquiry, CancellationToken stop) => await inquiries.SettleAsync(inquiry, await AnswerAsync(inquiry, stop));

    /// <summary>
    /// Only this process knows what became of the request. While the database is away it keeps it, until others take its sender for dead.
    /// </summary>
    private async Task SettleAsync(Func<Task> settle, CancellationToken stop)
    {
        for (var end = time.GetUtcNow() + OutboxDesk.Lease; ;)
        {
            try
            {
                await settle();
                return;
            }
            catch (Exception e) when (Database.IsOutOfReach(e) && time.GetUtcNow() < end)
            {
                LogNotSettled(e);
                await Task.Delay(Patience, time, stop);
            }
        }
    }

    private async Task<SendOutcome> SendAsync(Guid channelId, Parcel parcel, CancellationToken stop) =>
        channels.Find(channelId) is { Active: true } channel
            ? await channels.ProviderOf(channel).SendAsync(channel, parcel, stop)
            : new NotSent(new Failure(FailureKind.Unknown, null, "channel inactive"), null);

    private async Task<SendOutcome?> AnswerAsync(TakenInquiry taken, CancellationToken stop)
    {
        if (channels.Find(taken.ChannelId) is not { Active: true } channel) return null;

        try
        {
            return await channels.ProviderOf(channel).AskAsync(channel, taken.Inquiry, stop);
        }
        catch (HttpRequestException e)
        {
            LogNotTold(e, channel.Key, taken.Inquiry.MessageId);
            return null;
        }
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of a request cannot be written down for now; trying again soon")]
    private partial void LogNotSettled(Exception e);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Channel} does not tell what became of message {MessageId}")]
    private partial void LogNotTold(Exception e, string channel, Guid messageId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox stands still; trying again soon")]
    private partial void LogStopped(Exception e);
}
