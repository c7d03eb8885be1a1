using Helpdesk.Web.Hosting;

namespace Helpdesk.Tests.Web.Hosting;

public sealed class OwnAddressTests
{
    [Theory]
    [InlineData("http://localhost:5080/", "http://localhost:5080")]
    [InlineData("http://localhost:5080/", "http://0.0.0.0:5080")]
    [InlineData("http://localhost:5080/", "http://[::]:5080")]
    [InlineData("http://localhost:5080/", "http://*:5080", "http://127.0.0.1:1")]
    [InlineData("http://localhost:5080/", "http://+:5080")]
    [InlineData("http://127.0.0.1:81/", "https://localhost:443", "http://127.0.0.1:81")]
    public void The_first_address_that_one_can_call_is_ours(string own, params string[] listened) => Assert.Equal(new Uri(own), OwnAddress.Of(listened));

    [Fact]
    public void A_server_that_listens_nowhere_has_none() => Assert.Null(OwnAddress.Of([]));
}
