using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Channels;

public sealed class ChannelWatchTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private FakeUltraMsg _ultra = null!;
    private Cast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _ultra = await FakeUltraMsg.StartAsync();
        _cast = await Cast.OnAsync(database, FakeUltraMsg.ChannelKey, FakeUltraMsg.Settings(_ultra.Address));
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _ultra.DisposeAsync();
    }

    [Fact]
    public async Task What_the_provider_says_stands_at_the_channel()
    {
        var connected = await WatchAsync();
        _ultra.Status = """{"status":{"accountStatus":{"status":"qr","substatus":"qr"}}}""";
        var lost = await WatchAsync();

        Assert.Equal((true, null), (connected.Connected, connected.ConnectionWords));
        Assert.Equal((false, "qr"), (lost.Connected, lost.ConnectionWords));
    }

    [Fact]
    public async Task What_is_no_news_is_not_written()
    {
        var first = await WatchAsync();
        var second = await WatchAsync();

        Assert.Equal((first.Version, first.ConnectedAt), (second.Version, second.ConnectedAt));
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_changes_nothing()
    {
        var before = await WatchAsync();
        _ultra.Next(GraphAnswer.Drop, GraphAnswer.Status(502));
        await WatchAsync();
        var after = await WatchAsync();

        Assert.Equal((true, before.Version), (after.Connected, after.Version));
    }

    [Fact]
    public async Task A_channel_that_is_switched_off_is_not_asked()
    {
        await _cast.Database.ChangeAsync(async db => (await db.Channels.SingleAsync()).Switch(false));
        await _cast.Get<ChannelDirectory>().ReloadAsync();

        Assert.Null((await WatchAsync()).Connected);

        Assert.Empty(_ultra.Requests);
    }

    [Fact]
    public async Task A_state_that_came_meanwhile_and_is_newer_stays()
    {
        var news = new ChannelState(false, "gone") { Account = "", At = _cast.Clock.GetUtcNow().AddSeconds(1) };
        await _cast.Database.ChangeAsync(async db => (await db.Channels.SingleAsync()).Hear(news));

        Assert.False((await WatchAsync()).Connected);
    }

    private async Task<Channel> WatchAsync()
    {
        await _cast.Get<ChannelWatch>().RunOnceAsync(TestContext.Current.CancellationToken);
        return await _cast.Database.ReadAsync(db => db.Channels.SingleAsync());
    }
}
