using Helpdesk.Core.Customers;

namespace Helpdesk.Tests.Core.Customers;

public class AnyDeskIdTests
{
    [Theory]
    [InlineData("527190264", "527190264", "527 190 264")]
    [InlineData(" 527 190 264 ", "527190264", "527 190 264")]
    [InlineData("1 527 190 264", "1527190264", "1 527 190 264")]
    [InlineData("Caixa-01@ad", "caixa-01@ad", "caixa-01@ad")]
    public void Numbers_and_aliases_are_taken(string typed, string value, string display)
    {
        var id = AnyDeskId.From(typed);

        Assert.Equal((value, display), (id?.Value, id?.Display));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("52719026")]
    [InlineData("52719026401")]
    [InlineData("527-190-264")]
    [InlineData("caixa 01@ad")]
    [InlineData("caixa-01@example.com")]
    [InlineData("@ad")]
    [InlineData("٥٢٧١٩٠٢٦٤")]
    public void What_AnyDesk_would_not_open_is_refused(string? typed) => Assert.Null(AnyDeskId.From(typed));
}
