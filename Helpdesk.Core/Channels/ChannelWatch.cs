using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Channels;

/// <summary>Asks whether the numbers are connected: some providers never say so by themselves, and what others say can be lost.</summary>
public sealed partial class ChannelWatch(ChannelDirectory channels, Database database, TimeProvider time, ILogger<ChannelWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(Pace, time);
        do
        {
            await RunOnceAsync(stoppingToken);
        }
        while (await NextAsync(minute, stoppingToken));
    }

    /// <summary>Asks for every active channel, side by side: one provider that is slow keeps no other waiting.</summary>
    public Task RunOnceAsync(CancellationToken stop) => Task.WhenAll(channels.All.Where(c => c.Active).Select(c => AskAsync(c, stop)));

    private async Task AskAsync(ChannelAccess channel, CancellationToken stop)
    {
        try
        {
            if (await channels.ProviderOf(channel).AskStateAsync(channel, stop) is { } state) await TellAsync(channel.Id, state);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            LogNotTold(e, channel.Key);
        }
        catch (OperationCanceledException)
        {
            // The host stops: nobody waits for the answer any more.
        }
    }

    // Most answers say what is known, and a row that is written every minute is no news to anybody.
    private Task TellAsync(Guid channelId, ChannelState state) => database.ChangeAsync(async db =>
    {
        var channel = await db.Channels.SingleOrDefaultAsync(c => c.Id == channelId);
        if (channel is null || (channel.Connected == state.Connected && channel.ConnectionWords == Checked.Cut(state.Words, Limits.Line))) return;

        channel.Hear(state);
    });

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nobody tells whether {Channel} is connected")]
    private partial void LogNotTold(Exception e, string channel);
}
