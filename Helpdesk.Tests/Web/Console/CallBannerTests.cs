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
public sealed class CallBannerTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;
    private DeskContext _screen = null!;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        _screen = new DeskContext(_cast);
        _screen.Clock.Advance(_cast.Clock.GetUtcNow() - _screen.Clock.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        await _screen.DisposeAsync();
        await _cast.DisposeAsync();
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
        await _cast.Database.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == _cast.Ana.Id)).Presence = presence);
        await RingsAsync();
        var banner = await ShowsAsync(rings: false);

        await _cast.Database.ChangeAsync(async db => (await db.Users.SingleAsync(u => u.Id == _cast.Ana.Id)).Presence = Presence.Available);
        _screen.Hub.Publish(new UserChanged(_cast.Ana.Id));

        await Eventually.PassesAsync(() => banner.InvokeAsync(() => Assert.Single(banner.FindAll("[data-testid=incoming-call]"))));
    }

    [Fact]
    public async Task Who_opens_a_machine_from_it_is_written_down_for_the_ticket()
    {
        await _cast.RegistersAsync("C-0002", "Mercado", Cast.Stranger);
        await RingsAsync(Cast.Stranger);
        var banner = await ShowsAsync(rings: true);

        var link = banner.Find("[data-testid=anydesk-link]");
        Assert.Equal(("CAIXA-C-0002", "anydesk:990000501"), (link.TextContent, link.GetAttribute("href")));
        await link.ClickAsync(new MouseEventArgs());

        var session = await _cast.Database.ReadAsync(db => db.RemoteSessions.SingleAsync());
        Assert.Equal((_cast.Ana.Id, (await _cast.OnlyTicketAsync()).Id), (session.UserId, session.TicketId!.Value));
    }

    [Fact]
    public async Task It_follows_when_somebody_says_for_whom_the_person_calls()
    {
        var market = await _cast.RegistersAsync("C-0002", "Mercado", Cast.Maria);
        await RingsAsync();
        var banner = await ShowsAsync(rings: true);
        Assert.Empty(banner.FindAll("[data-testid=anydesk-link]"));
        var ticket = await _cast.OnlyTicketAsync();

        await _cast.Get<Linking>().LinkAsync(ticket.Id, market, Actor.Of(_cast.Ana));
        _screen.Hub.Publish(new TicketChanged(ticket.Id));

        await Eventually.PassesAsync(() => banner.InvokeAsync(() => Assert.Equal("CAIXA-C-0002", banner.Find("[data-testid=anydesk-link]").TextContent)));
    }

    private Task RingsAsync(string phone = Cast.Maria) => _cast.DeliverAsync(MetaBody.Call(phone, "wacid.1", "connect", _cast.Clock.GetUtcNow()));

    private async Task<IRenderedComponent<CallBanner>> ShowsAsync(bool rings)
    {
        var banner = _screen.Render<CallBanner>();
        await Eventually.PassesAsync(() => banner.InvokeAsync(() => Assert.Equal(rings ? 1 : 0, banner.FindAll("[data-testid=incoming-call]").Count)));
        return banner;
    }
}
