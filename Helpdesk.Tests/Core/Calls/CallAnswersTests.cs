using Helpdesk.Core;
using Helpdesk.Core.Calls;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Calls;

/// <summary>A call rings for everybody until somebody takes it, it ends, or nobody could still be waiting (contract 4.6).</summary>
public sealed class CallAnswersTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string CallId = "wacid.1";

    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task A_ringing_call_says_who_it_is_and_which_ticket()
    {
        await RingsAsync(Cast.Maria);

        var call = Assert.Single(await RingingAsync());
        Assert.Equal(("Pão Quente", "Maria Souza", "+5511900001234"), (call.CustomerName, call.ContactName, call.Phone));
        Assert.Equal((await _cast.OnlyTicketAsync()).Number, call.TicketNumber);
    }

    [Fact]
    public async Task An_unknown_number_rings_too()
    {
        await RingsAsync(Cast.Stranger);

        Assert.Null(Assert.Single(await RingingAsync()).CustomerName);
    }

    [Fact]
    public async Task Who_takes_the_call_takes_its_ticket_and_it_rings_no_more()
    {
        await RingsAsync(Cast.Maria);

        var number = await TakeAsync(_cast.Ana.Id);

        var ticket = await _cast.OnlyTicketAsync();
        Assert.Equal((ticket.Number, _cast.Ana.Id, TicketStatus.InProgress), (number, ticket.AssigneeId, ticket.Status));
        Assert.Empty(await RingingAsync());
    }

    [Fact]
    public async Task Somebody_elses_ticket_stays_theirs()
    {
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await _cast.Get<Assignments>().TakeAsync((await _cast.OnlyTicketAsync()).Id, _cast.Bia.Id);
        await RingsAsync(Cast.Maria);

        await TakeAsync(_cast.Ana.Id);

        Assert.Equal(_cast.Bia.Id, (await _cast.OnlyTicketAsync()).AssigneeId);
    }

    [Fact]
    public async Task Of_two_who_take_it_at_once_one_is_told_who_has_it()
    {
        await RingsAsync(Cast.Maria);
        var call = Assert.Single(await RingingAsync()).Id;

        var outcomes = await Task.WhenAll(new[] { _cast.Ana, _cast.Bia }.Select(who =>
            Task.Run(async () => await Record.ExceptionAsync(() => _cast.Get<CallAnswers>().TakeAsync(call, who.Id)))));

        var refused = Assert.IsType<RefusedException>(Assert.Single(outcomes, outcome => outcome is not null));
        Assert.Equal(Refusal.TicketAlreadyTaken, refused.Refusal);
        Assert.Contains((await _cast.OnlyTicketAsync()).Assignee!.Name, refused.Details);
    }

    [Fact]
    public async Task A_missed_call_falls_silent_and_can_still_be_taken_to_ring_back()
    {
        await RingsAsync(Cast.Maria);
        var call = Assert.Single(await RingingAsync()).Id;
        await _cast.DeliverAsync(MetaBody.Call(Cast.Maria, CallId, "terminate", _cast.Clock.GetUtcNow()));

        Assert.Empty(await RingingAsync());
        await _cast.Get<CallAnswers>().TakeAsync(call, _cast.Ana.Id);
        Assert.Equal(_cast.Ana.Id, (await _cast.OnlyTicketAsync()).AssigneeId);
    }

    [Fact]
    public async Task A_call_whose_end_was_never_told_falls_silent_by_itself()
    {
        await RingsAsync(Cast.Maria);

        _cast.Clock.Advance(CallQueries.Patience);

        Assert.Empty(await RingingAsync());
    }

    [Fact]
    public async Task It_rings_for_the_customer_who_was_picked_and_not_for_the_one_the_person_belongs_to()
    {
        var market = await _cast.RegistersAsync("C-0002", "Mercado", Cast.Maria);
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        await RingsAsync(Cast.Maria);
        Assert.Equal((null, 0), (Assert.Single(await RingingAsync()).CustomerName, Assert.Single(await RingingAsync()).Machines.Count));

        await _cast.Get<Linking>().LinkAsync((await _cast.OnlyTicketAsync()).Id, market, Actor.Of(_cast.Ana));

        var call = Assert.Single(await RingingAsync());
        Assert.Equal((market, "Mercado", "CAIXA-C-0002"), (call.CustomerId, call.CustomerName, Assert.Single(call.Machines).Name));
    }

    [Fact]
    public async Task Who_stood_with_one_customer_before_another_registered_the_number_rings_for_none()
    {
        await _cast.AFinishedTicketOfAsync(Cast.Maria);
        await _cast.RegistersAsync("C-0002", "Mercado", Cast.Maria);
        _cast.Clock.Advance(TimeSpan.FromDays(1));

        await RingsAsync(Cast.Maria);

        var call = Assert.Single(await RingingAsync());
        Assert.Equal((null, "Maria Souza"), (call.CustomerId, call.ContactName));
        Assert.Empty(call.Machines);
    }

    private Task RingsAsync(string phone) => _cast.DeliverAsync(MetaBody.Call(phone, CallId, "connect", _cast.Clock.GetUtcNow()));

    private Task<List<RingingCall>> RingingAsync() => _cast.Get<CallQueries>().RingingAsync();

    private async Task<long> TakeAsync(Guid technician) =>
        await _cast.Get<CallAnswers>().TakeAsync(Assert.Single(await RingingAsync()).Id, technician);
}
