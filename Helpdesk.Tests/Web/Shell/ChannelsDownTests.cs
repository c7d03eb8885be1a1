using Bunit;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Shell;

public sealed class ChannelsDownTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task A_channel_that_is_down_is_told_to_everybody_until_it_is_back_and_administrators_find_the_way()
    {
        await using var technician = new Shell(_cast, Role.Technician);
        await using var administrator = new Shell(_cast, Role.Administrator);
        var (hers, his) = (technician.Render<ChannelsDown>(), administrator.Render<ChannelsDown>());
        Assert.Empty(hers.Markup.Trim());

        await TellAsync(connected: false, technician, administrator);
        await Shell.SeesAsync(hers, "Canal Suporte desconectado desde");
        await Shell.SeesAsync(his, "Canal Suporte desconectado desde");
        Assert.Empty(hers.FindAll("a"));
        Assert.Equal("/settings/channels", his.Find("a").GetAttribute("href"));

        await TellAsync(connected: true, technician, administrator);
        await Shell.GoneAsync(hers);
        await Shell.GoneAsync(his);
    }

    private async Task TellAsync(bool connected, params Shell[] shells)
    {
        _cast.Clock.Advance(TimeSpan.FromMinutes(1));
        var state = new ChannelState(connected, null) { Account = _cast.Channel.Account, At = _cast.Clock.GetUtcNow() };
        await _cast.Database.ChangeAsync(async db => (await db.Channels.SingleAsync()).Hear(state));
        foreach (var shell in shells) shell.Hub.Publish(new ChannelChanged(_cast.Channel.Id));
    }

    private sealed class Shell : ScreenContext
    {
        public Shell(Cast cast, Role role)
        {
            Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(AnaId, "Ana Prado", role));
            Services.AddSingleton(cast.Get<ChannelQueries>());
            Texts.ReadIn("pt-BR");
        }

        public static Task SeesAsync(IRenderedComponent<ChannelsDown> line, string words) => ShowsAsync(line, () => line.Markup.Contains(words, StringComparison.Ordinal));

        public static Task GoneAsync(IRenderedComponent<ChannelsDown> line) => ShowsAsync(line, () => line.Markup.Trim().Length == 0);
    }
}
