using System.Net;
using System.Text.Json;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>Fetches what customers send, in two steps (Meta: media). The address named in between is followed only to Meta's hosts.</summary>
public sealed class MetaMedia(IHttpClientFactory clients, TimeProvider time, MetaTiming timing)
{
    private static readonly string[] Hosts = [".fbsbx.com", ".fbcdn.net"];

    /// <exception cref="HttpRequestException">It cannot be had now, or (404) not any more.</exception>
    public async Task<MediaStream> OpenAsync(ChannelAccess channel, string mediaId, CancellationToken stop)
    {
        var address = await AddressOfAsync(channel, mediaId, stop);
        if (!IsMetas(address, channel)) throw new HttpRequestException($"Meta named a host that is not its own: {address.Host}");

        var response = await GetAsync(channel, address, HttpCompletionOption.ResponseHeadersRead, stop);
        var content = response.Content;
        return new MediaStream(await content.ReadAsStreamAsync(stop), content.Headers.ContentType?.ToString(), content.Headers.ContentLength);
    }

    private async Task<Uri> AddressOfAsync(ChannelAccess channel, string mediaId, CancellationToken stop)
    {
        var media = MetaGraph.Address(channel, Uri.EscapeDataString(mediaId));
        using var response = await GetAsync(channel, media, HttpCompletionOption.ResponseContentRead, stop);
        using var answer = await ReadAsync(response, stop);
        return Uri.TryCreate(answer?.RootElement.Text("url"), UriKind.Absolute, out var address)
            ? address
            : throw new HttpRequestException("Meta named no address for the file.");
    }

    private async Task<HttpResponseMessage> GetAsync(ChannelAccess channel, Uri address, HttpCompletionOption until, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(timing.AttemptTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        using var request = MetaGraph.Request(HttpMethod.Get, address, channel);
        try
        {
            var response = await ProviderHttp.SendAsync(clients.CreateClient(MetaGraph.ClientName), request, until, either.Token);
            if (response.IsSuccessStatusCode) return response;

            using (response) throw await RefusalAsync(response, either.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new HttpRequestException("Meta did not answer in time.", e);
        }
    }

    // The Graph API answers 400 with code 100 for an id that it does not know any more.
    private static async Task<HttpRequestException> RefusalAsync(HttpResponseMessage response, CancellationToken stop)
    {
        using var answer = await ReadAsync(response, stop);
        var code = answer?.RootElement.Part("error").Text("code");
        var status = code == "100" ? HttpStatusCode.NotFound : response.StatusCode;
        return new HttpRequestException($"Meta refused the file: HTTP {(int)response.StatusCode}, code {code}", null, status);
    }

    private static async Task<JsonDocument?> ReadAsync(HttpResponseMessage response, CancellationToken stop) =>
        ProviderHttp.Parse(await response.Content.ReadAsByteArrayAsync(stop));

    // The token travels with the request: it must not go to whoever a forged answer names. A fake in a test is its own host.
    private static bool IsMetas(Uri address, ChannelAccess channel)
    {
        if (address.Scheme == Uri.UriSchemeHttps && Hosts.Any(host => address.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase)))
            return true;

        return channel.ApiBaseUrl.Host != MetaGraph.Host
            && address.GetLeftPart(UriPartial.Authority) == channel.ApiBaseUrl.GetLeftPart(UriPartial.Authority);
    }
}
