using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Inbox;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Inbox;

public sealed class InboxDeskTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan AMonth = TimeSpan.FromDays(30);

    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task What_was_worked_a_month_ago_is_forgotten_and_what_it_said_stays()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        await _cast.WritesAsync(Cast.Maria, "Ainda aí?", after: TimeSpan.FromDays(2));

        await TidyAsync(after: AMonth - TimeSpan.FromDays(1));

        Assert.Equal(1, await CountAsync());
        Assert.Equal(2, (await _cast.MessagesAsync()).Count);
    }

    [Fact]
    public async Task The_last_delivery_of_a_channel_stays()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        await _cast.WritesAsync(Cast.Maria, "Ainda aí?", after: TimeSpan.FromDays(2));

        await TidyAsync(after: 3 * AMonth);

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task What_was_never_worked_is_never_forgotten()
    {
        await _cast.StoreAsync(MetaBody.Text(Cast.Maria, "wamid.1", "Oi", _cast.Clock.GetUtcNow()));

        await TidyAsync(after: 2 * AMonth);

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task An_update_waits_for_its_message_and_is_forgotten_in_the_end()
    {
        await _cast.DeliverAsync(MetaBody.Status("wamid.nobodys", "read", _cast.Clock.GetUtcNow(), Cast.Maria));
        await TidyAsync(after: TimeSpan.FromDays(7));
        Assert.Equal(1, await WaitingAsync());

        await TidyAsync(after: AMonth);

        Assert.Equal(0, await WaitingAsync());
    }

    [Fact]
    public async Task Updates_that_nobody_waits_for_are_looked_at_once_a_day()
    {
        await TidyAsync(after: default);
        await _cast.WritesAsync(Cast.Maria, "Oi");
        var ours = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Olá");
        await _cast.DeliverAsync(MetaBody.Status("wamid.ours", "delivered", _cast.Clock.GetUtcNow(), Cast.Maria));
        _cast.Clock.Advance(TimeSpan.FromHours(2));
        await _cast.Database.ChangeAsync(async db => (await db.Messages.SingleAsync(m => m.Id == ours)).Identify("wamid.ours"));

        await TidyAsync(after: default);
        Assert.Equal(1, await WaitingAsync());

        await TidyAsync(after: TimeSpan.FromDays(1));
        Assert.Equal((0, Delivery.Delivered), (await WaitingAsync(), (await _cast.MessageAsync("wamid.ours")).Delivery));
    }

    [Fact]
    public async Task All_that_came_too_early_is_applied_however_much_there_is()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        var ours = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Olá");
        await _cast.DeliverAsync(MetaBody.Status("wamid.ours", "delivered", _cast.Clock.GetUtcNow(), Cast.Maria));
        await _cast.Database.ChangeAsync(async db =>
        {
            (await db.Messages.SingleAsync(m => m.Id == ours)).Identify("wamid.ours");
            var first = await db.WaitingUpdates.SingleAsync();
            db.WaitingUpdates.AddRange(Enumerable.Range(0, 450).Select(_ => new WaitingUpdate(first.ChannelId, first.TargetId, first.Update, first.ReceivedAt)));
        });

        await TidyAsync(after: TimeSpan.FromDays(1));

        Assert.Equal(0, await WaitingAsync());
    }

    [Fact]
    public async Task Several_nodes_may_apply_at_once_what_came_too_early()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        var ours = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Olá");
        await _cast.DeliverAsync(MetaBody.Status("wamid.ours", "delivered", _cast.Clock.GetUtcNow(), Cast.Maria));
        await _cast.Database.ChangeAsync(async db => (await db.Messages.SingleAsync(m => m.Id == ours)).Identify("wamid.ours"));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(_cast.Get<InboxDesk>().TidyAsync)));

        Assert.Equal(Delivery.Delivered, (await _cast.MessageAsync("wamid.ours")).Delivery);
        Assert.Equal(0, await WaitingAsync());
    }

    private Task TidyAsync(TimeSpan after)
    {
        _cast.Clock.Advance(after);
        return _cast.Get<InboxDesk>().TidyAsync();
    }

    private Task<int> CountAsync() => _cast.Database.ReadAsync(db => db.InboxEntries.CountAsync());

    private Task<int> WaitingAsync() => _cast.Database.ReadAsync(db => db.WaitingUpdates.CountAsync());
}
