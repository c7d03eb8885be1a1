using System.Net;
using Helpdesk.Core.Channels;

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
        var channel = new ChannelAccess(Guid.CreateVersion7(), "key", "ZApi", "1", new Uri("https://api.example"), Active: true, new Dictionary<string, string>());

        var refused = await Assert.ThrowsAsync<HttpRequestException>(
            () => new LinkedMedia(new One(http)).OpenAsync(channel, address, TestContext.Current.CancellationToken));
        Assert.StartsWith(why, refused.Message, StringComparison.Ordinal);
    }

    private sealed class One(HttpClient http) : IHttpClientFactory
    {
        public HttpClient CreateClient(string name) => http;
    }
}
