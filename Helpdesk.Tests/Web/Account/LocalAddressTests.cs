using Helpdesk.Web.Account;

namespace Helpdesk.Tests.Web.Account;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/tickets/8042?view=mine", "/tickets/8042?view=mine")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("tickets", "/")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("/\t/elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    public void Going_back_never_leads_elsewhere(string? address, string goesTo) => Assert.Equal(goesTo, LocalAddress.Of(address));
}
