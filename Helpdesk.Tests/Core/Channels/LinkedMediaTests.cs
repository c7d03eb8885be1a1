using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.ZApi;
using Helpdesk.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Tests.Core.Channels;

public sealed class LinkedMediaTests
{
    [Theory]
    [InlineData("203.0.114.7", true)]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.0.10", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    public void Only_addresses_of_the_public_network_are_asked(string address, bool isPublic) =>
        Assert.Equal(isPublic, LinkedMedia.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://files.example/a.jpg", "Files are fetched over https only.")]
    [InlineData("file:///etc/passwd", "Files are fetched over https only.")]
    [InlineData("a.jpg", "The file has no address.")]
    [InlineData("https://localhost/a.jpg", "The file's address is not public.")]
    [InlineData("https://127.0.0.1:5080/media/1", "The file's address is not public.")]
    [InlineData("https://[::ffff:169.254.169.254]/latest/meta-data", "The file's address is not public.")]
    [InlineData("https://2130706433/", "The file's address is not public.")]
    public async Task Other_addresses_are_refused_before_anybody_is_asked(string address, string why)
    {
        using var http = new HttpClient(LinkedMedia.Handler());

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => OpenAsync(http, address));

        Assert.StartsWith(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_address_leads_to_no_private_one()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=files.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        await using var outside = await RedirectingAsync("https://127.0.0.1:9/media/1", listen => listen.UseHttps(certificate));
        using var handler = LinkedMedia.Handler();
        var judge = handler.ConnectCallback!;
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString();
        handler.ConnectCallback = (context, stop) => context.DnsEndPoint.Host == "files.example" ? ToAsync(outside, stop) : judge(context, stop);
        using var http = new HttpClient(handler);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => OpenAsync(http, "https://files.example/a.jpg"));

        Assert.StartsWith("The file's address is not public.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_providers_own_address_leads_nowhere_else()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var provider = await RedirectingAsync($"{graph.Address}files/1/bytes", _ => { });
        using var services = new ServiceCollection().AddLogging().AddZApi().BuildServiceProvider();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => services.GetRequiredService<LinkedMedia>().OpenAsync(
            FakeZApi.ChannelAt(new Uri(provider.Urls.Single())), $"{provider.Urls.Single()}/a.jpg", TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.Empty(graph.Requests);
    }

    private static Task<MediaStream> OpenAsync(HttpClient http, string address) => new LinkedMedia(new One(http)).OpenAsync(
        new ChannelAccess(Guid.CreateVersion7(), "key", "ZApi", "1", new Uri("https://api.example"), Active: true, new Dictionary<string, string>()),
        address, TestContext.Current.CancellationToken);

    private static async Task<WebApplication> RedirectingAsync(string address, Action<ListenOptions> listen)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("{*path}", () => Results.Redirect(address));
        await app.StartAsync();
        return app;
    }

    private static async ValueTask<Stream> ToAsync(WebApplication app, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.Single()).Port, stop);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private sealed class One(HttpClient http) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => http;
    }
}
