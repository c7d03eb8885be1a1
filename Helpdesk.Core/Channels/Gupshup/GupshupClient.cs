using System.Text.Json;
using Helpdesk.Core.Customers;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>Speaks to Gupshup's self-serve API: sends, and asks.</summary>
public sealed partial class GupshupClient(IHttpClientFactory clients, TimeProvider time, GupshupTiming timing, ILogger<GupshupClient> logger)
    : IDisposable
{
    private readonly SendLines _lines = new(GupshupApi.Needs, timing, time, logger);

    public Task<SendOutcome> SendAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop) => Impossible(parcel) is { } failure
        ? Task.FromResult<SendOutcome>(new NotSent(failure, null))
        : _lines.SendAsync(channel, parcel, token => PostAsync(channel, parcel, token), stop);

    /// <summary>Marks as read. The call names the app by its id: a channel without it marks nothing.</summary>
    public async Task ShowAsync(ChannelAccess channel, Sign sign, CancellationToken stop)
    {
        if (GupshupApi.AppIdOf(channel) is not { } app) return;

        try
        {
            using var _ = await AskAsync(channel, HttpMethod.Put, $"wa/app/{Uri.EscapeDataString(app)}/msg/{Uri.EscapeDataString(sign.ProviderId)}/read", stop);
        }
        catch (HttpRequestException e)
        {
            LogNotMarked(e, channel.Key);
        }
    }

    /// <summary>A call that sends nothing.</summary>
    /// <returns>The answer; null when it is no JSON.</returns>
    /// <exception cref="HttpRequestException">Gupshup refuses, or does not answer in time.</exception>
    public async Task<JsonDocument?> AskAsync(ChannelAccess channel, HttpMethod method, string path, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(timing.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        using var request = GupshupApi.Request(method, channel, path);
        try
        {
            using var response = await ProviderHttp.SendAsync(Http(), request, HttpCompletionOption.ResponseContentRead, either.Token);
            return response.IsSuccessStatusCode
                ? ProviderHttp.Parse(await response.Content.ReadAsByteArrayAsync(either.Token))
                : throw new HttpRequestException($"Gupshup refused: HTTP {(int)response.StatusCode}", null, response.StatusCode);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new HttpRequestException("Gupshup did not answer in time.", e);
        }
    }

    public void Dispose() => _lines.Dispose();

    /// <summary>What Gupshup could not do with this message; null when it can be sent.</summary>
    private static Failure? Impossible(Parcel parcel) => parcel switch
    {
        { To: var to } when RawId.KindOf(to) != RawIdKind.Phone => new Failure(FailureKind.InvalidNumber, null, "Gupshup sends to phone numbers only"),
        { Content: OutgoingFile { File.Link: null } } =>
            new Failure(FailureKind.ContentRefused, null, "Helpdesk__PublicAddress is not set: the provider fetches files from there"),
        { Content: OutgoingContacts { Contacts.Count: not 1 } } => new Failure(FailureKind.ContentRefused, null, "Gupshup takes one contact in a message"),
        _ => null,
    };

    private async ValueTask<SendAnswer> PostAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop)
    {
        using var request = GupshupApi.Request(HttpMethod.Post, channel, parcel.Content is OutgoingTemplate ? "wa/api/v1/template/msg" : "wa/api/v1/msg");
        request.Content = GupshupForm.Of(channel, parcel);
        using var response = await ProviderHttp.SendAsync(Http(), request, HttpCompletionOption.ResponseContentRead, stop);
        var answer = await response.Content.ReadAsByteArrayAsync(stop);
        return GupshupAnswers.Of(response.StatusCode, answer, ProviderHttp.RetryAfter(response, time));
    }

    private HttpClient Http() => clients.CreateClient(GupshupApi.ClientName);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Channel} could not mark a message as read")]
    private partial void LogNotMarked(Exception e, string channel);
}
