using Bunit;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Actions;
using Helpdesk.Web.Shell;

namespace Helpdesk.Tests.Web.Actions;

/// <summary>Putting off from a menu that was drawn long ago. It is 9:00 in São Paulo.</summary>
public sealed class PauseMenuTests(TestDatabase database) : DeskTests(database)
{
    private IRenderedComponent<PauseMenu> _menu = null!;

    private protected override async Task ArrangeAsync()
    {
        await Cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var row = await Screen.RowAsync();
        _menu = Screen.Render<PauseMenu>(menu => menu.Add(m => m.Ticket, row));
    }

    [Fact]
    public async Task An_hour_is_an_hour_from_the_press()
    {
        Wait(TimeSpan.FromMinutes(50));

        await _menu.Find("[data-testid=snooze-hour]").ClickAsync(new());

        Assert.Equal(Cast.Clock.GetUtcNow().AddHours(1), (await Cast.OnlyTicketAsync()).SnoozedUntil);
    }

    [Fact]
    public async Task What_stayed_open_overnight_offers_another_tomorrow_when_it_opens()
    {
        Assert.Equal("amanhã 08:00", Offered("tomorrow"));
        Wait(TimeSpan.FromDays(1));

        await OpenAsync();

        Assert.Equal(("hoje 10:00", "amanhã 08:00", "2026-11-17T11:00:00"), (Offered("hour"), Offered("tomorrow"), _menu.Find("#snooze-at").GetAttribute("value")));
        await _menu.Find("[data-testid=snooze-tomorrow]").ClickAsync(new());
        Assert.Equal(new DateTimeOffset(2026, 11, 18, 11, 0, 0, TimeSpan.Zero), (await Cast.OnlyTicketAsync()).SnoozedUntil);
    }

    [Fact]
    public async Task A_moment_of_ones_own_is_in_the_organizations_time()
    {
        await PutOffUntilAsync("2026-11-20T14:30:00");

        Assert.Equal(new DateTimeOffset(2026, 11, 20, 17, 30, 0, TimeSpan.Zero), (await Cast.OnlyTicketAsync()).SnoozedUntil);
    }

    [Theory]
    [InlineData("", "Escolha um momento que ainda não passou.")]
    [InlineData("2026-11-16T08:59:00", "Escolha um momento que ainda não passou.")]
    [InlineData("0001-01-01T00:00:00", "Escolha um momento que ainda não passou.")]
    [InlineData("9999-12-31T23:59:00", "Escolha um momento dentro de um ano.")]
    public async Task One_that_cannot_be_meant_is_refused_beside_it(string moment, string words)
    {
        await PutOffUntilAsync(moment);

        Assert.Equal(words, _menu.Find("form .error").TextContent);
        Assert.Null((await Cast.OnlyTicketAsync()).SnoozedUntil);
    }

    [Fact]
    public async Task Two_keys_wait_and_go_on()
    {
        await PressAsync("w");
        Assert.NotNull((await Cast.OnlyTicketAsync()).WaitingOnCustomerSince);

        var row = await Screen.RowAsync();
        _menu.Render(menu => menu.Add(m => m.Ticket, row));
        await PressAsync("w");
        await PressAsync("z");

        Assert.True((await Cast.OnlyTicketAsync()).IsOurTurn);
    }

    private void Wait(TimeSpan time)
    {
        Cast.Clock.Advance(time);
        Screen.Clock.Advance(time);
    }

    private Task OpenAsync() => _menu.Find("details").TriggerEventAsync("ontoggle", EventArgs.Empty);

    private async Task PutOffUntilAsync(string moment)
    {
        await OpenAsync();
        await _menu.Find("#snooze-at").ChangeAsync(new() { Value = moment });
        await _menu.Find("form").SubmitAsync();
    }

    private Task PressAsync(string key) => _menu.InvokeAsync(() => _menu.FindComponent<Keys>().Instance.PressAsync(key));

    private string Offered(string preset) => _menu.Find($"[data-testid=snooze-{preset}] .meta").TextContent;
}
