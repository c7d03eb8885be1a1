using System.Collections.Concurrent;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Outbox;

/// <summary>Shows customers that we read and write, where the provider can. Best effort: what fails is not tried again.</summary>
public sealed partial class SignWorker(Signs signs, Database database, ChannelDirectory channels, ILogger<SignWorker> logger) : BackgroundService
{
    private const int AtOnce = 4;
    private const int Remembered = 10_000;

    /// <summary>Up to which message each conversation was shown as read, so that looking twice shows it once.</summary>
    private readonly ConcurrentDictionary<Guid, string> _shown = new();

    /// <summary>Shows what waits now.</summary>
    public async Task RunOnceAsync(CancellationToken stop)
    {
        while (signs.Next() is { } sign) await ShowAsync(sign, stop);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(signs.ComingAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, TryShowAsync);

    private async ValueTask TryShowAsync(WantedSign wanted, CancellationToken stop)
    {
        try
        {
            await ShowAsync(wanted, stop);
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            LogNotShown(e, wanted.ConversationId);
        }
    }

    private async Task ShowAsync(WantedSign wanted, CancellationToken stop)
    {
        if (await LastAsync(wanted.ConversationId) is not { } last || channels.Find(last.ChannelId) is not { Active: true } channel) return;

        var can = channels.Can(channel);
        if (wanted.Typing ? !can.Typing : !can.MarksRead || !IsNew(wanted.ConversationId, last.ProviderId)) return;

        await channels.ProviderOf(channel).ShowAsync(channel, new Sign(last.Address, last.ProviderId, wanted.Typing), stop);
    }

    private Task<LastHeard?> LastAsync(Guid conversationId) => database.ReadAsync(db => (
        from message in db.Messages
        join conversation in db.Conversations on message.ConversationId equals conversation.Id
        where conversation.Id == conversationId && message.Direction == Direction.In && message.ProviderId != null && message.Kind != MessageKind.Call
        orderby message.SentAt descending, message.Id descending
        select new LastHeard(conversation.ChannelId, conversation.Address, message.ProviderId!)).FirstOrDefaultAsync());

    private bool IsNew(Guid conversationId, string providerId)
    {
        if (_shown.Count > Remembered) _shown.Clear();
        if (_shown.TryGetValue(conversationId, out var shown) && shown == providerId) return false;

        _shown[conversationId] = providerId;
        return true;
    }

    private sealed record LastHeard(Guid ChannelId, string Address, string ProviderId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Conversation {ConversationId} could not be shown that we read or write")]
    private partial void LogNotShown(Exception e, Guid conversationId);
}
