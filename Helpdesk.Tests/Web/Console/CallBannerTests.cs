using Bunit;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Tests.Web.Actions;
using Helpdesk.Web.Features.Console;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Web.Console;

/// <summary>A call rings where somebody is free to take it.</summary>
public sealed class CallBannerTests(TestDatabase database) : DeskTests(database)
{
    private protected override Task ArrangeAsync()
    {
        Screen.Clock.Advance(Cast.Clock.GetUtcNow() - Screen.Clock.GetUtcNow());
        return Task.CompletedTask;
    }

    [Fact]
    public async Task It_says_who_calls_and_under_which_regime()
    {
        await RingsAsync();

        var banner = await ShowsAsync(rings: true);

        Assert.Contains("Pão Quente", banner.Markup, StringComparison.Ordinal);
        Assert.Contains("Maria Souza · Simples Nacional · +55 11 90000-1234", banner.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Presence.Busy)]
    [InlineData(Presence.Away)]
    public async Task It_rings_only_for_whoever_is_available(Presence presence)
    {
        await Cast.Database.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == Cast.Ana.Id)).Presence = presence);
        await RingsAsync();
        var banner = await ShowsAsync(rings: false);

        await Cast.Database.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == Cast.Ana.Id)).Presence = Presence.Available);
        Screen.Hub.Publish(new UserChanged(Cast.Ana.Id));

        await Eventually.PassesAsync(() => banner.InvokeAsync(() => Assert.Single(banner.FindAll("[data-testid=incoming-call]"))));
    }

    [Fact]
    public async Task Who_opens_a_machine_from_it_is_written_down_for_the_ticket()
    {
        await Cast.RegistersAsync("C-0002", "Mercado", Cast.Stranger);
        await RingsAsync(Cast.Stranger);
        var banner = await ShowsAsync(rings: true);

        var link = banner.Find("[data-testid=anydesk-link]");
        Assert.Equal(("CAIXA-C-0002", "anydesk:990000501"), (link.TextContent, link.GetAttribute("href")));
        await link.ClickAsync(new MouseEventArgs());

        var session = await Cast.Database.ReadAsync(db => db.RemoteSessions.SingleAsync());
        Assert.Equal((Cast.Ana.Id, (await Cast.OnlyTicketAsync()).Id), (session.UserId, session.TicketId!.Value));
    }

    [Fact]
    public async Task It_follows_when_somebody_says_for_whom_the_person_calls()
    {
        var market = await Cast.RegistersAsync("C-0002", "Mercado", Cast.Maria);
        await RingsAsync();
        var banner = await ShowsAsync(rings: true);
        Assert.Empty(banner.FindAll("[data-testid=anydesk-link]"));
        var ticket = await Cast.OnlyTicketAsync();

        await Cast.Get<Linking>().LinkAsync(ticket.Id, market, Actor.Of(Cast.Ana));
        Screen.Hub.Publish(new TicketChanged(ticket.Id));

        await Eventually.PassesAsync(() => banner.InvokeAsync(() => Assert.Equal("CAIXA-C-0002", banner.Find("[data-testid=anydesk-link]").TextContent)));
    }

    private Task RingsAsync(string phone = Cast.Maria) => Cast.DeliverAsync(MetaBody.Call(phone, "wacid.1", "connect", Cast.Clock.GetUtcNow()));

    private async Task<IRenderedComponent<CallBanner>> ShowsAsync(bool rings)
    {
        var banner = Screen.Render<CallBanner>();
        await Eventually.PassesAsync(() => banner.InvokeAsync(() => Assert.Equal(rings ? 1 : 0, banner.FindAll("[data-testid=incoming-call]").Count)));
        return banner;
    }
}
