using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>Sends through the Cloud API (Meta: messages endpoint).</summary>
public sealed partial class MetaClient(IHttpClientFactory clients, TimeProvider time, MetaTiming timing, ILogger<MetaClient> logger)
    : IDisposable
{
    private static readonly string[] Needed = ["PhoneNumberId", "AccessToken"];
    private readonly ConcurrentDictionary<Guid, Lazy<MetaLine>> _lines = new();

    public async Task<SendOutcome> SendAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop)
    {
        if (Array.Find(Needed, name => string.IsNullOrWhiteSpace(channel.Credentials.GetValueOrDefault(name))) is { } missing)
            return new NotSent(new Failure(FailureKind.Credentials, null, $"{missing} is not set"), null);

        var body = JsonSerializer.SerializeToUtf8Bytes(MetaTextMessage.Of(parcel), MetaJson.Default.MetaTextMessage);
        var line = _lines.GetOrAdd(channel.Id, _ => new Lazy<MetaLine>(() => new MetaLine(timing, time))).Value;
        var outcome = await line.SendAsync(parcel.To, token => PostAsync(channel, body, token), stop);

        if (outcome is NotSent { Failure: var failure }) LogNotSent(channel.Key, parcel.MessageId, failure.Kind, failure.Code);
        if (outcome is Unconfirmed) LogUnconfirmed(channel.Key, parcel.MessageId);
        return outcome;
    }

    public async Task MarkReadAsync(ChannelAccess channel, string providerId, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(timing.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new MetaRead(providerId), MetaJson.Default.MetaRead);
            using var request = MessagesRequest(channel, body);
            using var response = await Http().SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode) LogNotMarked(null, channel.Key, (int)response.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            LogNotMarked(e, channel.Key, 0);
        }
    }

    public void Dispose()
    {
        foreach (var line in _lines.Values) line.Value.Dispose();
    }

    private async ValueTask<MetaAnswer> PostAsync(ChannelAccess channel, byte[] body, CancellationToken stop)
    {
        using var request = MessagesRequest(channel, body);
        using var response = await MetaGraph.SendAsync(Http(), request, HttpCompletionOption.ResponseContentRead, stop);

        var wait = response.Headers.RetryAfter;
        var retryAfter = wait?.Delta ?? (wait?.Date - time.GetUtcNow());
        var answer = await response.Content.ReadAsByteArrayAsync(stop);
        return MetaAnswer.Of(response.StatusCode, answer, retryAfter > TimeSpan.Zero ? retryAfter : null);
    }

    private static HttpRequestMessage MessagesRequest(ChannelAccess channel, byte[] body)
    {
        var request = MetaGraph.Request(HttpMethod.Post, MetaGraph.Address(channel, $"{MetaGraph.NumberOf(channel)}/messages"), channel);
        request.Content = MetaGraph.Json(body);
        return request;
    }

    private HttpClient Http() => clients.CreateClient(MetaGraph.ClientName);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Channel} did not send message {MessageId}: {Kind} {Code}")]
    private partial void LogNotSent(string channel, Guid messageId, FailureKind kind, string? code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Channel} lost the answer to message {MessageId}: nobody knows whether it was sent")]
    private partial void LogUnconfirmed(string channel, Guid messageId);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Channel} could not mark a message as read, HTTP {Status}")]
    private partial void LogNotMarked(Exception? e, string channel, int status);
}
