using System.Net;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Simulator;

public sealed class WithoutDemoTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task There_is_no_phone()
    {
        var cookie = await app.CookieOfAsync(await app.AddPersonAsync("Ana", "ana"));
        using var client = app.Client();
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/simulator", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/simulator/files/800000000000001")]
    [InlineData("/simulator/meta/v25.0/800000000000001")]
    [InlineData("/simulator/z-api/instances/3D0000000000000000000000000DEC01/token/demo-instance-token/status")]
    [InlineData("/webhooks/whatsapp-demo")]
    public async Task There_is_no_fake_provider(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
}
