using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Helpdesk.Core.Channels;

/// <summary>What requests to all providers have in common.</summary>
internal static class ProviderHttp
{
    private const int LongestAnswer = 1024 * 1024;

    /// <summary>Who asks us to wait longer has made a mistake, and would hold up a conversation without end.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>An HTTP client of this name; how long an answer may take is the caller's business.</summary>
    public static IHttpClientBuilder AddProviderHttp(this IServiceCollection services, string name) => services
        .AddHttpClient(name, http =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.MaxResponseContentBufferSize = LongestAnswer;

            // Some hosts refuse clients without a name.
            http.DefaultRequestHeaders.UserAgent.ParseAdd("Helpdesk/1.0");
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            // A redirect would carry the token to a host that nobody checked.
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });

    /// <summary>For files at public addresses (<see cref="LinkedMedia"/>).</summary>
    public static IServiceCollection AddLinkedMedia(this IServiceCollection services)
    {
        services.AddHttpClient(LinkedMedia.ClientName, http => http.DefaultRequestHeaders.UserAgent.ParseAdd("Helpdesk/1.0"))
            .ConfigurePrimaryHttpMessageHandler(LinkedMedia.Handler);
        services.TryAddSingleton<LinkedMedia>();
        return services;
    }

    /// <summary>A file's name as a form's header takes it, without quotes and the like; the customer reads the one that the message carries.</summary>
    public static string HeaderName(string name) => string.Concat(name.Select(c => c is '"' or '\\' || char.IsControl(c) ? '_' : c));

    public static HttpContent Json(byte[] body) => new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };

    /// <summary>Null when it is no JSON.</summary>
    public static JsonDocument? Parse(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>How long the provider asks us to wait; null when it does not.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var wait = response.Headers.RetryAfter;
        var told = wait?.Delta ?? (wait?.Date - time.GetUtcNow());
        return told > LongestWait ? LongestWait : told > TimeSpan.Zero ? told : null;
    }

    /// <summary>Whether the request died before a byte of it left, so that making it again cannot do it twice.</summary>
    public static bool NothingLeft(HttpRequestException e) => e.HttpRequestError
        is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    /// <summary>Sends and reads the answer, for requests that may simply be made again another time.</summary>
    /// <exception cref="HttpRequestException">Also when the answer does not come in time.</exception>
    public static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, HttpRequestMessage request, TimeSpan patience, TimeProvider time, CancellationToken stop)
    {
        using var timeout = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stop);
        try
        {
            return await SendAsync(http, request, HttpCompletionOption.ResponseContentRead, either.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new HttpRequestException("The provider did not answer in time.", e);
        }
    }

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
