using System.Net.Http.Headers;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>Addresses and headers of Meta's Graph API.</summary>
internal static class MetaGraph
{
    public const string ClientName = "Meta";
    public const string Host = "graph.facebook.com";
    private const string DefaultVersion = "v25.0";

    public static string NumberOf(ChannelAccess channel) => Uri.EscapeDataString(channel["PhoneNumberId"]);

    public static Uri Address(ChannelAccess channel, string path)
    {
        var version = channel.Credentials.TryGetValue("ApiVersion", out var told) && told.Length > 0 ? told : DefaultVersion;
        return new Uri($"{channel.ApiBaseUrl.AbsoluteUri.TrimEnd('/')}/{version}/{path}");
    }

    public static HttpRequestMessage Request(HttpMethod method, Uri address, ChannelAccess channel) => new(method, address)
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", channel["AccessToken"]) },
    };

    public static HttpContent Json(byte[] body) => new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };

    /// <summary>Whether the request died before a byte of it left, so that making it again cannot do it twice.</summary>
    public static bool NothingLeft(HttpRequestException e) => e.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    /// <summary>Sends; a connection that could not be made in time is told apart from an answer that did not come in time.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpRequestMessage request, HttpCompletionOption until, CancellationToken stop)
    {
        try
        {
            return await http.SendAsync(request, until, stop);
        }
        catch (OperationCanceledException e) when (e.InnerException is TimeoutException && !stop.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, e.Message, e);
        }
    }
}
