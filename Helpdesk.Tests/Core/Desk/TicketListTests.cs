using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Desk;

/// <summary>What the ticket list holds and in which order, read by pages and placed row by row: both must say the same.</summary>
public sealed class TicketListTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const int Many = 5_000;

    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task Filters_narrow_the_list_and_rows_are_placed_by_the_same_rule()
    {
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await _cast.WritesAsync(Cast.Stranger, "Bom dia", after: TimeSpan.FromMinutes(1));
        var (hers, other) = ((await _cast.TicketsAsync())[0], (await _cast.TicketsAsync())[1]);
        await _cast.Get<Assignments>().TakeAsync(hers.Id, _cast.Bia.Id);
        await _cast.Get<TicketEdits>().EditAsync(hers.Number, new() { Module = new("pdv"), Type = new("error"), Priority = Priority.Urgent }, null, Actor.Of(_cast.Ana));
        await _cast.Get<Assignments>().EscalateAsync(hers.Id, 2, _cast.Bia.Id, "Nota não sai", Actor.Of(_cast.Bia));

        foreach (var (filter, expected) in new (ListFilter, Guid[])[]
        {
            (new(TicketView.Open), [other.Id, hers.Id]),
            (new(TicketView.Open) { Module = "pdv" }, [hers.Id]),
            (new(TicketView.Open) { Type = "error" }, [hers.Id]),
            (new(TicketView.Open) { Type = "question" }, []),
            (new(TicketView.Open) { Priority = Priority.Urgent }, [hers.Id]),
            (new(TicketView.Open) { Level = 2 }, [hers.Id]),
            (new(TicketView.Open) { AssigneeId = _cast.Bia.Id }, [hers.Id]),
            (new(TicketView.Open) { ChannelId = _cast.Channel.Id }, [other.Id, hers.Id]),
            (new(TicketView.Open) { ChannelId = Guid.CreateVersion7() }, []),
            (new(TicketView.Unassigned) { Module = "pdv" }, []),
            (new(TicketView.Open) { Order = ListOrder.Waiting }, [hers.Id, other.Id]),
        })
        {
            Assert.Equal(expected, (await ListAsync(filter)).Select(row => row.Id));
            foreach (var row in await ListAsync(new(TicketView.Open))) Assert.Equal(expected.Contains(row.Id), filter.Holds(_cast.Bia.Id, row));
        }
    }

    [Fact]
    public async Task Who_waits_longest_comes_first_and_who_was_answered_last()
    {
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await _cast.WritesAsync(Cast.Stranger, "Bom dia", after: TimeSpan.FromMinutes(1));
        await _cast.WritesAsync("5511900008011", "Oi", after: TimeSpan.FromMinutes(1));
        await _cast.WritesAsync(Cast.Maria, "Alguém?", after: TimeSpan.FromMinutes(1));
        var tickets = await _cast.TicketsAsync();
        await _cast.AnswersAsync(tickets[1], "Bom dia!");

        Assert.Equal([tickets[0].Id, tickets[2].Id, tickets[1].Id], (await ListAsync(new(TicketView.Open) { Order = ListOrder.Waiting })).Select(row => row.Id));
    }

    [Theory]
    [InlineData(ListOrder.Last)]
    [InlineData(ListOrder.Waiting)]
    public async Task Pages_of_five_thousand_open_tickets_join_without_a_gap(ListOrder order)
    {
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await _cast.Database.WritesAsync(Many);
        var filter = new ListFilter(TicketView.Open) { Order = order };
        List<TicketRow> rows = [];
        for (var page = 0; page < 5; page++) rows.AddRange(await _cast.Get<TicketRows>().ListAsync(filter, _cast.Ana.Id, rows.LastOrDefault(), 200));

        Assert.Equal(1_000, rows.DistinctBy(row => row.Id).Count());
        Assert.Equal(rows.Order(Comparer<TicketRow>.Create(filter.Compare)).Select(row => row.Id), rows.Select(row => row.Id));
        var expected = await _cast.Database.ReadAsync(db => db.Tickets.Join(db.Conversations, t => t.ConversationId, c => c.Id, (t, c) => new { t.Id, At = order == ListOrder.Last ? c.LastMessageAt : c.WaitingSince }).ToListAsync());
        var sorted = order == ListOrder.Last ? expected.OrderByDescending(t => t.At).ThenByDescending(t => t.Id) : expected.OrderBy(t => t.At ?? DateTimeOffset.MaxValue).ThenBy(t => t.Id);
        Assert.Equal(sorted.Take(1_000).Select(t => t.Id), rows.Select(row => row.Id));
    }

    [Fact]
    public async Task News_of_one_conversation_read_one_ticket_of_five_thousand()
    {
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await _cast.Database.WritesAsync(Many);
        var before = await _cast.Database.RowsReadAsync("tickets");

        Assert.Single(await _cast.Get<TicketRows>().OfConversationAsync((await _cast.MessagesAsync())[^1].ConversationId));

        Assert.InRange(await _cast.Database.RowsReadAsync("tickets") - before, 1, 10);
    }

    private Task<List<TicketRow>> ListAsync(ListFilter filter) => _cast.Get<TicketRows>().ListAsync(filter, _cast.Bia.Id, null, 50);
}
