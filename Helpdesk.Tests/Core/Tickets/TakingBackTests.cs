using Helpdesk.Core;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Tickets;

/// <summary>An end that came by mistake.</summary>
public sealed class TakingBackTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private Cast _cast = null!;

    public async ValueTask InitializeAsync() => _cast = await Cast.OnAsync(database);

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task What_was_finished_by_mistake_goes_back_to_who_had_it_with_the_reason()
    {
        var ticket = await _cast.AFinishedTicketOfAsync(Cast.Maria);
        var work = _cast.Get<Assignments>();
        Assert.Equal("reason", (await Assert.ThrowsAsync<RefusedException>(() => work.ReopenAsync(ticket.Id, " ", Actor.Of(_cast.Bia)))).Field);

        await work.ReopenAsync(ticket.Id, "Concluí o errado", Actor.Of(_cast.Bia));

        var again = await _cast.OnlyTicketAsync();
        Assert.Equal((TicketStatus.InProgress, _cast.Ana.Id, null), (again.Status, again.AssigneeId, again.ResolvedAt));
        Assert.Equal(("Bia Fontes", "Concluí o errado"), again.Events.Single(e => e.Kind == TicketEventKind.Reopened) is var line ? (line.ActorName, line.Remark) : default);
        Assert.Equal(NoticeKind.Assigned, Assert.Single(await _cast.Get<NoticeDesk>().ListAsync(_cast.Ana.Id)).Kind);
        Assert.Equal(Refusal.TicketNotDone, (await Assert.ThrowsAsync<RefusedException>(() => work.ReopenAsync(ticket.Id, "De novo", Actor.Of(_cast.Ana)))).Refusal);
    }

    [Fact]
    public async Task What_is_done_stays_done_while_its_conversation_has_other_open_work()
    {
        var ticket = await _cast.AFinishedTicketOfAsync(Cast.Maria);
        await _cast.WritesAsync(Cast.Maria, "Outra coisa: o boleto não sai", after: TimeSpan.FromHours(5));

        var no = await Assert.ThrowsAsync<RefusedException>(() => _cast.Get<Assignments>().ReopenAsync(ticket.Id, "Concluí o errado", Actor.Of(_cast.Ana)));

        Assert.Equal(Refusal.ConversationHasOpenTicket, no.Refusal);
    }
}
