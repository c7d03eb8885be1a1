using Helpdesk.Core.Calls;
using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Data;

public sealed class DemoDataTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 17, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_demonstration_shows_work_of_every_kind_and_is_told_once()
    {
        await FillAsync();
        await FillAsync();

        await using var db = database.CreateDbContext();
        var tickets = await db.Tickets.Include(t => t.Events).ToListAsync(TestContext.Current.CancellationToken);
        var messages = await db.Messages.ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(7, await db.Users.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(40, await db.Customers.CountAsync(TestContext.Current.CancellationToken));
        Assert.InRange(tickets.Count(t => t.IsOpen), 12, 18);
        Assert.InRange(tickets.Count(t => !t.IsOpen), 38, 50);
        Assert.Contains(messages, m => m.Delivery == Delivery.Failed);
        Assert.Contains(messages, m => m.Direction == Direction.Note);
        Assert.Equal([CallState.Ended, CallState.Missed], (await db.Calls.Select(c => c.State).Distinct().ToListAsync(TestContext.Current.CancellationToken)).Order());
        Assert.Contains(tickets, t => t.CustomerId is null);
    }

    [Fact]
    public async Task Nothing_of_it_lies_in_the_future_or_happens_before_its_ticket()
    {
        await FillAsync();

        await using var db = database.CreateDbContext();
        var tickets = await db.Tickets.Include(t => t.Events).OrderBy(t => t.Number).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(tickets.Select(t => t.OpenedAt).Order(), tickets.Select(t => t.OpenedAt));
        Assert.All(tickets, t => Assert.All(t.Events, e => Assert.InRange(e.At, t.OpenedAt, Now)));
        Assert.All(tickets, t => Assert.True(t.ResolvedAt is null || t.ResolvedAt > t.OpenedAt));
        Assert.All(await db.Messages.ToListAsync(TestContext.Current.CancellationToken), m => Assert.True(m.SentAt <= Now));
    }

    private async Task FillAsync()
    {
        await database.Door.ChangeAsync(async db =>
        {
            await FirstCatalogue.AddMissingAsync(db);
            if (!await db.Channels.AnyAsync()) db.Channels.Add(Channel());
        });
        await database.Door.ChangeAsync(db => DemoData.AddMissingAsync(db, _ => "hash", Now));
    }

    private static Channel Channel()
    {
        var channel = new Channel(DemoData.ChannelKey);
        channel.Change(new ChannelFacts(MetaProvider.ProviderName, "Demo", "+5511900000100", "209900000000100", "http://127.0.0.1", []));
        return channel;
    }
}
