using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Channels;

/// <summary>The lines to one provider, one per channel: a channel that is unwell stops no other.</summary>
internal sealed partial class SendLines(ProviderNeeds needs, SendTiming timing, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly ConcurrentDictionary<Guid, Lazy<SendLine>> _lines = new();

    /// <param name="attempt">One request. It may be made several times, but only while nothing of it can have got through.</param>
    public async Task<SendOutcome> SendAsync(
        ChannelAccess channel, Parcel parcel, Func<CancellationToken, ValueTask<SendAnswer>> attempt, CancellationToken stop)
    {
        if (needs.FirstMissing(channel.Credentials) is { } missing) return new NotSent(new Failure(FailureKind.Credentials, null, $"{missing} is not set"), null);

        var line = _lines.GetOrAdd(channel.Id, _ => new Lazy<SendLine>(() => new SendLine(timing, time))).Value;
        var outcome = await line.SendAsync(parcel.To, attempt, stop);
        if (outcome is NotSent { Failure: var failure }) LogNotSent(channel.Key, parcel.MessageId, failure.Kind, failure.Code);
        if (outcome is Unconfirmed) LogUnconfirmed(channel.Key, parcel.MessageId);
        return outcome;
    }

    public void Dispose()
    {
        foreach (var line in _lines.Values) line.Value.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Channel} did not send message {MessageId}: {Kind} {Code}")]
    private partial void LogNotSent(string channel, Guid messageId, FailureKind kind, string? code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Channel} lost the answer to message {MessageId}: nobody knows whether it was sent")]
    private partial void LogUnconfirmed(string channel, Guid messageId);
}
