using System.Globalization;
using System.Net;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>
/// Hands a file over before the message that names it (Meta: media, upload). Nothing of it reaches the customer, so a failure here is
/// certain: the message did not go out.
/// </summary>
internal sealed class MetaUploads(IHttpClientFactory clients, TimeProvider time, MetaTiming timing)
{
    public async Task<MetaUpload> SendAsync(ChannelAccess channel, OutgoingFile file, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(timing.UploadTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            await using var bytes = new FileStream(file.File.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            using var request = MetaGraph.Request(HttpMethod.Post, MetaGraph.Address(channel, $"{MetaGraph.NumberOf(channel)}/media"), channel);
            request.Content = Form(file.File, bytes);
            using var response = await ProviderHttp.SendAsync(clients.CreateClient(MetaGraph.ClientName), request, HttpCompletionOption.ResponseContentRead, either.Token);
            return Judge(response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token), ProviderHttp.RetryAfter(response, time));
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return MetaUpload.Missed(new Failure(FailureKind.RetryLater, null, e.Message), timing.ComeBack);
        }
        catch (IOException e)
        {
            return MetaUpload.Missed(new Failure(FailureKind.Unknown, null, e.Message), null);
        }
    }

    // All parts know their length, so the request has one: Meta refuses chunks.
    private static MultipartFormDataContent Form(FileToSend file, Stream bytes)
    {
        var content = new StreamContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", file.ContentType);
        return new MultipartFormDataContent
        {
            { new StringContent("whatsapp"), "messaging_product" },
            { new StringContent(file.ContentType), "type" },
            { content, "file", ProviderHttp.HeaderName(file.Name) },
        };
    }

    private MetaUpload Judge(HttpStatusCode status, byte[] body, TimeSpan? retryAfter)
    {
        using var document = ProviderHttp.Parse(body);
        var root = document?.RootElement ?? default;
        if (root.Part("error") is var error && error.IsObject())
            return MetaUpload.Missed(MetaErrors.Read(error), MetaErrors.AgainAfter(error) == Again.Never ? null : retryAfter ?? timing.ComeBack);
        if (root.Text("id") is { } id) return new MetaUpload(id, null);

        var words = string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}");
        return status == HttpStatusCode.RequestEntityTooLarge
            ? MetaUpload.Missed(new Failure(FailureKind.ContentRefused, null, words), null)
            : MetaUpload.Missed(new Failure(FailureKind.RetryLater, null, words), retryAfter ?? timing.ComeBack);
    }
}

/// <summary>What became of an upload: Meta's id of the file, or why the message cannot go out now.</summary>
internal sealed record MetaUpload(string? MediaId, NotSent? Failed)
{
    public static MetaUpload Missed(Failure failure, TimeSpan? retryAfter) => new(null, new NotSent(failure, retryAfter));
}
