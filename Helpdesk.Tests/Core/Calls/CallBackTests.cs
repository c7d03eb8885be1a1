using Helpdesk.Core;
using Helpdesk.Core.Calls;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Calls;

/// <summary>How a call went stands in the conversation and on the ticket; a missed one asks to be rung back until somebody does.</summary>
public sealed class CallBackTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task A_missed_call_opens_a_ticket_that_asks_for_it()
    {
        var call = await MissedAsync("wacid.1");

        var ticket = await _cast.OnlyTicketAsync();
        Assert.Equal(TicketOrigin.Call, ticket.Origin);
        Assert.Equal([TicketEventKind.Opened, TicketEventKind.CallMissed], Trail(ticket));
        Assert.Equal(call.Id, (await RowAsync()).MissedCallId);
    }

    [Fact]
    public async Task Ringing_back_is_told_on_card_ticket_and_row()
    {
        var call = await MissedAsync("wacid.1");
        _cast.Clock.Advance(TimeSpan.FromMinutes(3));

        await CallBackAsync(call.Id);

        call = await CallAsync("wacid.1");
        Assert.Equal((_cast.Clock.GetUtcNow(), _cast.Ana.Id), (call.CalledBackAt!.Value, call.CalledBackById!.Value));
        Assert.Equal("Ana Prado", (await _cast.MessageAsync("wacid.1")).Details!.Call!.CalledBackBy);
        var ticket = await _cast.OnlyTicketAsync();
        Assert.Equal(TicketEventKind.CalledBack, Trail(ticket)[^1]);
        Assert.Equal(_cast.Clock.GetUtcNow(), ticket.FirstResponseAt);
        var row = await RowAsync();
        Assert.Equal((null, null), (row.MissedCallId, row.WaitingSince));
    }

    [Fact]
    public async Task Twice_is_once_and_who_comes_second_hears_who_was_first()
    {
        var call = await MissedAsync("wacid.1");
        await CallBackAsync(call.Id);
        await CallBackAsync(call.Id);

        var no = await Assert.ThrowsAsync<RefusedException>(() => _cast.Get<CallAnswers>().CallBackAsync(call.Id, _cast.Bia.Id));

        Assert.Equal(Refusal.CalledBackAlready, no.Refusal);
        Assert.Equal("Ana Prado", Assert.Single(no.Details));
        Assert.Single(Trail(await _cast.OnlyTicketAsync()), TicketEventKind.CalledBack);
    }

    [Fact]
    public async Task One_call_back_settles_all_that_the_customer_missed()
    {
        var first = await MissedAsync("wacid.1");
        await MissedAsync("wacid.2");

        await CallBackAsync(first.Id);

        Assert.NotNull((await CallAsync("wacid.2")).CalledBackAt);
        Assert.Equal("Ana Prado", (await _cast.MessageAsync("wacid.2")).Details!.Call!.CalledBackBy);
        Assert.Null((await RowAsync()).MissedCallId);
        Assert.Single(Trail(await _cast.OnlyTicketAsync()), TicketEventKind.CalledBack);
    }

    [Fact]
    public async Task Who_calls_again_and_is_spoken_to_need_not_be_rung_back()
    {
        await MissedAsync("wacid.1");
        _cast.Clock.Advance(TimeSpan.FromMinutes(2));
        await _cast.DeliverAsync(MetaBody.Call(Cast.Maria, "wacid.2", "connect", _cast.Clock.GetUtcNow()));
        _cast.Clock.Advance(TimeSpan.FromSeconds(90));

        await _cast.DeliverAsync(Ends("wacid.2", 90));

        Assert.Null((await RowAsync()).MissedCallId);
        Assert.True((await _cast.MessageAsync("wacid.1")).Details!.Call!.SpokenLater);
        await MissedAsync("wacid.3");
        Assert.NotNull((await RowAsync()).MissedCallId);
    }

    [Fact]
    public async Task A_call_that_was_taken_tells_by_whom_and_how_long_it_was()
    {
        await _cast.DeliverAsync(MetaBody.Call(Cast.Maria, "wacid.1", "connect", _cast.Clock.GetUtcNow()));
        await _cast.Get<CallAnswers>().TakeAsync((await CallAsync("wacid.1")).Id, _cast.Ana.Id);
        _cast.Clock.Advance(TimeSpan.FromSeconds(132));
        await _cast.DeliverAsync(Ends("wacid.1", 132), Ends("wacid.1", 132));

        Assert.Equal(new CallCard((await CallAsync("wacid.1")).Id, CallOutcome.Answered, 132) { TakenBy = "Ana Prado" }, (await _cast.MessageAsync("wacid.1")).Details!.Call);
        var ticket = await _cast.OnlyTicketAsync();
        Assert.Equal([TicketEventKind.Opened, TicketEventKind.CallTaken, TicketEventKind.Taken, TicketEventKind.CallEnded], Trail(ticket));
        Assert.Equal("132", ticket.Events.Single(e => e.Kind == TicketEventKind.CallEnded).After);
    }

    [Fact]
    public async Task The_number_to_ring_back_is_the_one_that_called()
    {
        await _cast.Database.ChangeAsync(async db =>
        {
            var maria = await db.Contacts.Include(c => c.Phones).SingleAsync(c => c.CustomerId == _cast.Padaria);
            maria.AnswerOn(PhoneNumber.FromProvider(Cast.Stranger)!);
        });

        // Without its ninth digit, as WhatsApp writes it there.
        await _cast.DeliverAsync(MetaBody.Call("554700003381", "wacid.1", "connect", _cast.Clock.GetUtcNow()));

        var shown = $"+{Cast.Stranger}";
        Assert.Equal(shown, Assert.Single(await _cast.Get<CallQueries>().RingingAsync()).Phone);
        var ticket = await _cast.OnlyTicketAsync();
        Assert.Equal((shown, _cast.Padaria), ((await RowAsync()).Phone, ticket.CustomerId));
        Assert.Equal(shown, (await _cast.Get<TicketRecords>().FindAsync(ticket.Number))!.ContactPhone);
    }

    [Fact]
    public async Task The_thread_says_once_how_a_call_went_and_who_rang_back()
    {
        var call = await MissedAsync("wacid.1");
        await CallBackAsync(call.Id);

        var page = await _cast.Get<ThreadQueries>().PageAsync(call.ConversationId!.Value, null, 10);

        Assert.Equal([TicketEventKind.Opened, TicketEventKind.CalledBack], page.Items.OfType<TrailLine>().Select(line => line.Kind));
    }

    [Fact]
    public async Task An_end_that_comes_first_or_twice_rings_nobody_and_leaves_one_card()
    {
        await _cast.DeliverAsync(Ends("wacid.1"), Ends("wacid.1"));
        await _cast.DeliverAsync(MetaBody.Call(Cast.Maria, "wacid.1", "connect", _cast.Clock.GetUtcNow()), Ends("wacid.1"));

        Assert.Empty(await _cast.Get<CallQueries>().RingingAsync());
        Assert.Equal(CallState.Missed, (await CallAsync("wacid.1")).State);
        Assert.Single(await _cast.MessagesAsync());
        Assert.Single(Trail(await _cast.OnlyTicketAsync()), TicketEventKind.CallMissed);
    }

    private string Ends(string id, int? seconds = null) => MetaBody.Call(Cast.Maria, id, "terminate", _cast.Clock.GetUtcNow(), seconds);

    private async Task<Call> MissedAsync(string id)
    {
        await _cast.DeliverAsync(MetaBody.Call(Cast.Maria, id, "connect", _cast.Clock.GetUtcNow()));
        await _cast.DeliverAsync(Ends(id));
        return await CallAsync(id);
    }

    private Task CallBackAsync(Guid call) => _cast.Get<CallAnswers>().CallBackAsync(call, _cast.Ana.Id);

    private Task<Call> CallAsync(string id) => _cast.Database.ReadAsync(db => db.Calls.SingleAsync(c => c.ProviderId == id));

    private async Task<TicketRow> RowAsync() => (await _cast.Get<TicketRows>().FindAsync((await _cast.OnlyTicketAsync()).Number))!;

    private static TicketEventKind[] Trail(Ticket ticket) => [.. ticket.Events.OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.Kind)];
}
