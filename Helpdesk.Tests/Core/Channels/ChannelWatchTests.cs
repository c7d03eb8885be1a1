using Helpdesk.Core.Channels;
using Helpdesk.Core.Live;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.Hosting;

namespace Helpdesk.Tests.Core.Channels;

public sealed class ChannelWatchTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_channel_that_another_node_declares_is_known_here_too()
    {
        await using var cast = await Cast.OnAsync(database);
        var channels = cast.Get<ChannelDirectory>();
        using var watch = cast.Get<IEnumerable<IHostedService>>().OfType<ChannelWatch>().Single();
        await cast.Get<LiveListener>().StartAsync(CancellationToken.None);
        await watch.StartAsync(CancellationToken.None);
        await Eventually.IsTrueAsync(() => cast.Get<LiveListener>().Connected);
        Assert.Null(channels.Find("meta-sales"));

        await cast.Database.ChangeAsync(db =>
        {
            var sales = new Channel("meta-sales");
            sales.Declare(new ChannelFacts(cast.Channel.Provider, "Vendas", null, TestApp.SecondNumberId, "http://127.0.0.1:9", channels.Seal(cast.Channel.Credentials)));
            db.Channels.Add(sales);
            return Task.CompletedTask;
        });

        await Eventually.IsTrueAsync(() => channels.Find("meta-sales") is not null);
    }
}
