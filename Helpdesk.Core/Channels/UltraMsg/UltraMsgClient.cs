using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>Sends through UltraMsg's queue (docs.ultramsg.com: messages). The answer names a place in the queue; the message's id follows by webhook.</summary>
public sealed class UltraMsgClient(
    IHttpClientFactory clients, UltraMsgUploads uploads, TimeProvider time, UltraMsgTiming timing, ILogger<UltraMsgClient> logger) : IDisposable
{
    private readonly SendLines _lines = new(UltraMsgApi.Needs, timing, time, logger);

    public Task<SendOutcome> SendAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop) =>
        _lines.SendAsync(channel, parcel, token => SendOnceAsync(channel, parcel, token), stop);

    public void Dispose() => _lines.Dispose();

    private async ValueTask<SendAnswer> SendOnceAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop)
    {
        var upload = parcel.Content is OutgoingFile { File: var file } ? await uploads.UploadAsync(channel, file, stop) : null;
        if (upload?.Refusal is { } refusal) return refusal;

        return UltraMsgForm.Of(parcel, channel["Token"], upload?.Address ?? "") is { } form
            ? await PostAsync(channel, form, stop)
            : SendAnswer.Refused(new Failure(FailureKind.ContentRefused, null, "UltraMsg cannot carry this"), Again.Never);
    }

    private async Task<SendAnswer> PostAsync(ChannelAccess channel, UltraMsgForm form, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, UltraMsgApi.Address(channel, $"messages/{form.Kind}"));
        request.Content = new FormUrlEncodedContent(form.Fields);
        using var response = await ProviderHttp.SendAsync(clients.CreateClient(UltraMsgApi.ClientName), request, HttpCompletionOption.ResponseContentRead, stop);
        var answer = await response.Content.ReadAsByteArrayAsync(stop);
        return UltraMsgAnswers.Of(response.StatusCode, answer, ProviderHttp.RetryAfter(response, time));
    }
}
