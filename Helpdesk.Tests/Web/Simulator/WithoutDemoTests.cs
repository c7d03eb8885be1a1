using System.Net;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Web.Simulator;

public sealed class WithoutDemoTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/simulator/files/800000000000001")]
    [InlineData("/simulator/meta/v25.0/800000000000001")]
    [InlineData("/simulator/z-api/instances/3D0000000000000000000000000DEC01/token/demo-instance-token/status")]
    [InlineData("/webhooks/whatsapp-demo")]
    public async Task There_is_no_fake_provider(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await app.Anonymous.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
}
