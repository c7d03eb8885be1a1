using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>Sends through the Cloud API (Meta: messages endpoint).</summary>
public sealed partial class MetaClient(IHttpClientFactory clients, TimeProvider time, MetaTiming timing, ILogger<MetaClient> logger)
    : IDisposable
{
    private readonly SendLines _lines = new(MetaGraph.Needs, timing, time, logger);
    private readonly MetaUploads _uploads = new(clients, time, timing);

    public async Task<SendOutcome> SendAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop)
    {
        if (MetaGraph.Needs.FirstMissing(channel.Credentials) is not null || parcel.Content is not OutgoingFile file)
            return await _lines.SendAsync(channel, parcel, token => PostAsync(channel, parcel, null, token), stop);

        var upload = await _uploads.SendAsync(channel, file, stop);
        if (upload.Failed is { } failed)
        {
            LogNotUploaded(channel.Key, parcel.MessageId, failed.Failure.Kind, failed.Failure.Code);
            return failed;
        }

        return await _lines.SendAsync(channel, parcel, token => PostAsync(channel, parcel, upload.MediaId, token), stop);
    }

    public async Task ShowAsync(ChannelAccess channel, Sign sign, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(timing.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            var read = new MetaRead(sign.ProviderId, sign.Typing ? new MetaTyping("text") : null);
            using var request = MessagesRequest(channel, JsonSerializer.SerializeToUtf8Bytes(read, MetaJson.Default.MetaRead));
            using var response = await Http().SendAsync(request, either.Token);
            if (!response.IsSuccessStatusCode) LogNotMarked(null, channel.Key, (int)response.StatusCode);
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            LogNotMarked(e, channel.Key, 0);
        }
    }

    public void Dispose() => _lines.Dispose();

    private async ValueTask<SendAnswer> PostAsync(ChannelAccess channel, Parcel parcel, string? mediaId, CancellationToken stop)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(MetaMessage.Of(parcel, mediaId), MetaJson.Default.MetaMessage);
        using var request = MessagesRequest(channel, body);
        using var response = await ProviderHttp.SendAsync(Http(), request, HttpCompletionOption.ResponseContentRead, stop);
        var answer = await response.Content.ReadAsByteArrayAsync(stop);
        return MetaAnswers.Of(response.StatusCode, answer, ProviderHttp.RetryAfter(response, time));
    }

    private static HttpRequestMessage MessagesRequest(ChannelAccess channel, byte[] body)
    {
        var request = MetaGraph.Request(HttpMethod.Post, MetaGraph.Address(channel, $"{MetaGraph.NumberOf(channel)}/messages"), channel);
        request.Content = ProviderHttp.Json(body);
        return request;
    }

    private HttpClient Http() => clients.CreateClient(MetaGraph.ClientName);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Channel} could not mark a message as read, HTTP {Status}")]
    private partial void LogNotMarked(Exception? e, string channel, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Channel} did not take the file of message {MessageId}: {Kind} {Code}")]
    private partial void LogNotUploaded(string channel, Guid messageId, FailureKind kind, string? code);
}
