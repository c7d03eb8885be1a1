using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Web.Shell;
using Helpdesk.Web.Features.Board;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Board;

public sealed class CardFaceTests : ScreenContext
{
    private readonly DateTimeOffset _opened;
    private readonly TicketRow _waiting;

    public CardFaceTests()
    {
        Texts.ReadIn("pt-BR");
        _opened = Clock.GetUtcNow();
        _waiting = new TicketRow(Guid.CreateVersion7(), 8039, TicketStatus.New, Priority.Normal) { OpenedAt = _opened, WaitingSince = _opened };
    }

    [Theory]
    [InlineData(3, 10, Heat.Calm, "3 min")]
    [InlineData(15, 50, Heat.Warm, "15 min")]
    [InlineData(30, 100, Heat.Hot, "30 min")]
    [InlineData(80, 100, Heat.Hot, "1 h 20")]
    public void A_card_gets_warmer_the_longer_its_customer_waits(int minutes, int used, Heat heat, string wait)
    {
        var face = FaceAfter(_waiting, TimeSpan.FromMinutes(minutes));

        Assert.Equal((used, heat, wait, wait), (face.Used, face.Heat, face.Wait, face.Age));
    }

    [Fact]
    public void Nobody_waits_while_it_is_the_customers_turn()
    {
        var face = FaceAfter(_waiting with { WaitingSince = null }, TimeSpan.FromHours(5));

        Assert.Equal((0, Heat.Calm, null, "5 h"), (face.Used, face.Heat, face.Wait, face.Age));
    }

    [Fact]
    public void Work_that_is_done_shows_how_long_it_took_and_ages_no_more()
    {
        var done = _waiting with { Status = TicketStatus.Done, ResolvedAt = _opened.AddMinutes(22) };

        Assert.Equal("22 min", FaceAfter(done, TimeSpan.FromHours(5)).Age);
    }

    [Fact]
    public void A_card_is_drawn_again_only_when_a_minute_has_changed_it()
    {
        Assert.Equal(FaceAfter(_waiting, TimeSpan.FromSeconds(181)), FaceAfter(_waiting, TimeSpan.FromSeconds(185)));
        Assert.NotEqual(FaceAfter(_waiting, TimeSpan.FromMinutes(3)), FaceAfter(_waiting, TimeSpan.FromMinutes(4)));
    }

    private CardFace FaceAfter(TicketRow row, TimeSpan time) => CardFace.Of(row, _opened + time, Services.GetRequiredService<Times>());
}
