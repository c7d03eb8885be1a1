using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Channels;

/// <summary>
/// Asks the providers whether their numbers are connected: some never tell by themselves, and what they tell may get lost on the way.
/// </summary>
public sealed partial class ConnectionWatch(Database database, ChannelDirectory directory, TimeProvider time, ILogger<ConnectionWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Asks now, and notes what the provider said.</summary>
    /// <exception cref="RefusedException">There is no such channel, or its credentials cannot be read.</exception>
    public async Task<AskedState> AskAsync(Guid channelId, CancellationToken stop)
    {
        var channel = directory.Find(channelId) ?? throw new RefusedException(Refusal.CredentialsLost);
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            var state = await directory.ProviderOf(channel).AskStateAsync(channel, either.Token);
            if (state is not null) await database.ChangeAsync(async db => (await db.Channels.SingleOrDefaultAsync(c => c.Id == channelId))?.Hear(state));
            return new AskedState(state, null);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return new AskedState(null, e.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do await AskAllAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private Task AskAllAsync(CancellationToken stop) => Task.WhenAll(directory.All.Where(c => c.Active).Select(async channel =>
    {
        try
        {
            await AskAsync(channel.Id, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            LogFailed(e, channel.Key);
        }
    }));

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Channel} could not be asked for its connection")]
    private partial void LogFailed(Exception e, string channel);
}

/// <summary>What a provider answered.</summary>
/// <param name="State">Null when it does not tell such a thing, or did not answer.</param>
/// <param name="Trouble">Why there was no answer, in the words of whoever refused; null when there was one.</param>
public sealed record AskedState(ChannelState? State, string? Trouble);
