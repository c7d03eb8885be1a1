using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Desk;

public sealed class CustomerTicketsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task The_open_ticket_comes_before_the_finished_ones()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Maria);
        await _cast.WritesAsync(Cast.Maria, "O caixa 2 não imprime", after: TimeSpan.FromHours(3));

        var history = await _cast.Get<CustomerTickets>().OfAsync(_cast.Padaria, 10);

        Assert.Equal(2, history.Total);
        Assert.Equal([TicketStatus.New, TicketStatus.Done], history.Lines.Select(line => line.Status));
        Assert.Equal("Ana Prado", history.Lines[1].AssigneeName);
    }

    [Fact]
    public async Task Linking_says_beforehand_how_many_tickets_follow_and_then_they_do()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Stranger);
        await _cast.WritesAsync(Cast.Stranger, "Voltei", after: TimeSpan.FromHours(3));
        var open = (await _cast.TicketsAsync())[^1];

        Assert.Equal(1, await _cast.Get<CustomerTickets>().FollowersAsync(open.Id));
        Assert.Null(await _cast.Get<CustomerTickets>().OwnerAsync(open.Id));
        await _cast.Get<Linking>().LinkAsync(open.Id, _cast.Padaria, Actor.Of(_cast.Ana));

        Assert.Equal(_cast.Padaria, await _cast.Get<CustomerTickets>().OwnerAsync(open.Id));
        Assert.Equal(2, (await _cast.Get<CustomerTickets>().OfAsync(_cast.Padaria, 10)).Total);
    }
}
