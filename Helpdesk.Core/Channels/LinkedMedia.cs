using System.Net;
using System.Net.Sockets;

namespace Helpdesk.Core.Channels;

/// <summary>
/// Fetches files from addresses that a webhook's body names. Whoever forges a body must not make us ask machines of our own network, so
/// only public https addresses are followed; the exception is the channel's own API, which a test or a simulator may be.
/// </summary>
public sealed class LinkedMedia(IHttpClientFactory clients)
{
    internal const string ClientName = "Media";
    private const int Redirects = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/3", "::/127", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <exception cref="HttpRequestException">It cannot be had now, or (404, 410) not any more, or its address is none that we follow.</exception>
    public async Task<MediaStream> OpenAsync(ChannelAccess channel, string address, CancellationToken stop)
    {
        var file = Uri.TryCreate(address, UriKind.Absolute, out var told) ? told : throw new HttpRequestException("The file has no address.");
        var isOwn = file.GetLeftPart(UriPartial.Authority) == channel.ApiBaseUrl.GetLeftPart(UriPartial.Authority);
        if (!isOwn && file.Scheme != Uri.UriSchemeHttps) throw new HttpRequestException("Files are fetched over https only.");

        using var patience = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            var response = await clients.CreateClient(isOwn ? channel.Provider : ClientName).GetAsync(file, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode) throw Refused(response);

            var content = response.Content;
            return new MediaStream(await content.ReadAsStreamAsync(stop), content.Headers.ContentType?.ToString(), content.Headers.ContentLength);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new HttpRequestException("The file did not come in time.", e);
        }
    }

    /// <summary>Each connection is judged by the address it really goes to, that of a redirect too.</summary>
    internal static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = true,
        MaxAutomaticRedirections = Redirects,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = async (context, stop) =>
        {
            var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, stop);
            if (addresses.Length == 0 || !Array.TrueForAll(addresses, IsPublic)) throw new HttpRequestException("The file's address is not public.");

            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };

    internal static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(Private, network => network.Contains(plain));
    }

    private static HttpRequestException Refused(HttpResponseMessage response)
    {
        using (response) return new HttpRequestException($"The file was refused: HTTP {(int)response.StatusCode}", null, response.StatusCode);
    }
}
