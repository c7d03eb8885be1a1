using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Web.Features.Console;

namespace Helpdesk.Tests.Web.Console;

public sealed class ConsoleAddressTests
{
    [Fact]
    public void A_list_is_the_same_after_it_was_an_address()
    {
        var filter = new ListFilter(TicketView.Mine)
        {
            Module = "pdv",
            Type = "error",
            Priority = Priority.High,
            Level = 2,
            AssigneeId = Guid.CreateVersion7(),
            ChannelId = Guid.CreateVersion7(),
            Order = ListOrder.Waiting,
        };

        Assert.Equal(filter, Read(ConsoleAddress.Of(filter)));
        Assert.Equal(filter, Read($"/tickets/1042{ConsoleAddress.Query(filter)}"));
        Assert.Equal("", ConsoleAddress.Query(ConsoleAddress.Plain));
    }

    [Theory]
    [InlineData("/tickets", null)]
    [InlineData("/tickets/1042?message=x", null)]
    [InlineData("/tickets?view=nonsense", null)]
    [InlineData("/tickets?view=done&priority=x&technician=x&channel=1&order=x&module=", TicketView.Done)]
    public void What_means_nothing_is_passed_over(string address, TicketView? view) => Assert.Equal(view is { } its ? new ListFilter(its) : null, Read(address));

    private static ListFilter? Read(string address) => ConsoleAddress.Read(new Uri(new Uri("http://localhost"), address));
}
