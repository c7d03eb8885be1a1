using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Channels.ZApi;

/// <summary>Sends through Z-API, and asks it how the number is.</summary>
public sealed partial class ZApiClient(IHttpClientFactory clients, TimeProvider time, ZApiTiming timing, ILogger<ZApiClient> logger) : IDisposable
{
    private readonly SendLines _lines = new(ZApiApi.Needs, timing, time, logger);

    public Task<SendOutcome> SendAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop) =>
        ColdNumber.SendAsync(ZApiApi.Needs, channel, parcel, number => FindAsync(channel, number, stop), known => QueueAsync(channel, known, stop));

    public async Task ShowAsync(ChannelAccess channel, Sign sign, CancellationToken stop)
    {
        try
        {
            var read = JsonSerializer.SerializeToUtf8Bytes(
                new ZApiMessage { Phone = sign.To.TrimStart('+'), MessageId = sign.ProviderId }, ZApiJson.Default.ZApiMessage);
            using var request = Post(channel, new ZApiRequest("read-message", read));
            using var response = await ProviderHttp.SendAsync(Http(), request, timing.AttemptTimeout, time, stop);
            if (!response.IsSuccessStatusCode) LogNotMarked(null, channel.Key, (int)response.StatusCode);
        }
        catch (HttpRequestException e)
        {
            LogNotMarked(e, channel.Key, 0);
        }
    }

    /// <exception cref="HttpRequestException">Z-API does not tell now.</exception>
    public async Task<ChannelState?> AskStateAsync(ChannelAccess channel, CancellationToken stop)
    {
        using var request = ZApiApi.Request(HttpMethod.Get, channel, "status");
        using var response = await ProviderHttp.SendAsync(Http(), request, timing.AttemptTimeout, time, stop);
        var body = await response.Content.ReadAsByteArrayAsync(stop);
        if (!response.IsSuccessStatusCode && ZApiAnswers.Of(response.StatusCode, body, null).Outcome is NotSent
            { Failure: { Kind: FailureKind.Credentials or FailureKind.Quota, Words: var complaint } }) return State(channel, false, complaint);

        using var answer = ProviderHttp.Parse(body);
        var told = answer?.RootElement ?? default;
        return response.IsSuccessStatusCode && told.Part("connected").ValueKind is JsonValueKind.True or JsonValueKind.False
            ? State(channel, told.IsTrue("connected"), told.Text("error"))
            : throw new HttpRequestException($"Z-API does not tell its state: HTTP {(int)response.StatusCode} {told.Text("error")}", null, response.StatusCode);
    }

    public void Dispose() => _lines.Dispose();

    private async Task<SendOutcome> QueueAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop)
    {
        if (ZApiRequest.Refusal(parcel) is { } refusal) return new NotSent(refusal, null);

        try
        {
            var request = await ZApiRequest.OfAsync(parcel, stop);
            return await _lines.SendAsync(channel, parcel, token => PostAsync(channel, request, token), stop);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new NotSent(new Failure(FailureKind.Unknown, null, "the file cannot be read any more"), null);
        }
    }

    /// <summary>The number as WhatsApp writes it; null when nobody there has it (Z-API: phone-exists).</summary>
    private async Task<string?> FindAsync(ChannelAccess channel, string number, CancellationToken stop)
    {
        using var request = ZApiApi.Request(HttpMethod.Get, channel, $"phone-exists/{Uri.EscapeDataString(number)}");
        using var response = await ProviderHttp.SendAsync(Http(), request, ColdNumber.Patience, time, stop);
        using var answer = ProviderHttp.Parse(await response.Content.ReadAsByteArrayAsync(stop));
        var told = answer?.RootElement ?? default;
        return told.Part("exists").ValueKind switch
        {
            JsonValueKind.True => told.Text("phone") ?? number,
            JsonValueKind.False => null,
            _ => throw new HttpRequestException($"Z-API does not tell whether the number exists: HTTP {(int)response.StatusCode}", null, response.StatusCode),
        };
    }

    private async ValueTask<SendAnswer> PostAsync(ChannelAccess channel, ZApiRequest message, CancellationToken stop)
    {
        using var request = Post(channel, message);
        using var response = await ProviderHttp.SendAsync(Http(), request, HttpCompletionOption.ResponseContentRead, stop);
        var answer = await response.Content.ReadAsByteArrayAsync(stop);
        return ZApiAnswers.Of(response.StatusCode, answer, ProviderHttp.RetryAfter(response, time));
    }

    private static HttpRequestMessage Post(ChannelAccess channel, ZApiRequest message)
    {
        var request = ZApiApi.Request(HttpMethod.Post, channel, message.Path);
        request.Content = ProviderHttp.Json(message.Body);
        return request;
    }

    // It says why it is connected under "error", too.
    private ChannelState State(ChannelAccess channel, bool connected, string? words) =>
        new(connected, connected ? null : words) { Account = channel.Account, At = time.GetUtcNow() };

    private HttpClient Http() => clients.CreateClient(ZApiApi.ClientName);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Channel} could not mark a message as read, HTTP {Status}")]
    private partial void LogNotMarked(Exception? e, string channel, int status);
}
