using System.Text;
using Helpdesk.Core.Inbox;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Inbox;

/// <summary>Several workers, as on several nodes, on the same deliveries.</summary>
public sealed class InboxRaceTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task Twenty_deliveries_at_once_open_one_ticket()
    {
        var now = _cast.Clock.GetUtcNow();
        for (var i = 0; i < 20; i++) await _cast.StoreAsync(MetaBody.Text(Cast.Stranger, $"wamid.{i}", $"mensagem {i}", now));

        await WorkAsync(nodes: 8, entriesEach: 1);

        var ticket = await _cast.OnlyTicketAsync();
        var messages = await _cast.MessagesAsync();
        Assert.Equal(20, messages.Count);
        Assert.All(messages, m => Assert.Equal(ticket.Id, m.TicketId));
        Assert.Single(await _cast.Database.ReadAsync(db => db.Contacts.Where(c => c.CustomerId == null).ToListAsync()));
    }

    [Fact]
    public async Task The_same_message_in_twenty_deliveries_is_one_message()
    {
        var body = MetaBody.Text(Cast.Maria, "wamid.same", "Oi", _cast.Clock.GetUtcNow());
        for (var i = 0; i < 20; i++) await _cast.StoreAsync(body);

        await WorkAsync(nodes: 8, entriesEach: 1);

        Assert.Single(await _cast.MessagesAsync());
    }

    [Fact]
    public async Task An_entry_that_cannot_be_worked_goes_to_quarantine_and_its_neighbours_are_not_lost()
    {
        var now = _cast.Clock.GetUtcNow();
        await _cast.Database.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("""
            CREATE OR REPLACE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$;
            CREATE OR REPLACE TRIGGER poison BEFORE INSERT ON messages FOR EACH ROW WHEN (NEW.text = 'veneno') EXECUTE FUNCTION refuse_poison();
            """));
        for (var i = 0; i < 9; i++) await _cast.StoreAsync(MetaBody.Text(Cast.Maria, $"wamid.{i}", i == 4 ? "veneno" : $"mensagem {i}", now));

        for (var attempt = 0; attempt < 6; attempt++)
        {
            await _cast.WorkAsync();
            _cast.Clock.Advance(TimeSpan.FromHours(1));
        }

        await _cast.Database.ChangeAsync(db => db.Database.ExecuteSqlRawAsync("DROP TRIGGER poison ON messages"));
        Assert.Equal(8, (await _cast.MessagesAsync()).Count);
        var kept = Assert.Single(await _cast.Get<QuarantineDesk>().ListAsync(null, 50));
        Assert.Contains("poison", kept.Reason, StringComparison.Ordinal);

        await _cast.Get<QuarantineDesk>().ReplayAsync(kept.Id);
        await _cast.WorkAsync();
        Assert.Equal(9, (await _cast.MessagesAsync()).Count);
    }

    [Fact]
    public async Task A_body_of_another_number_is_kept_apart_and_reaches_no_customer()
    {
        var body = MetaBody.Text(Cast.Maria, "wamid.other", "Oi", _cast.Clock.GetUtcNow()).Replace(FakeGraph.NumberId, "209900000009999", StringComparison.Ordinal);

        await _cast.DeliverAsync(body);

        Assert.Empty(await _cast.TicketsAsync());
        var kept = Assert.Single(await _cast.Get<QuarantineDesk>().ListAsync(null, 50));
        Assert.Equal(body, Encoding.UTF8.GetString(kept.Body));
    }

    private Task WorkAsync(int nodes, int entriesEach) => Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => Task.Run(async () =>
    {
        while (await _cast.Get<InboxWorker>().RunOnceAsync(TestContext.Current.CancellationToken, entriesEach)) { }
    })));
}
