using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Outbox;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Conversations;

/// <summary>An answer that does not get out is no answer: the customer waits on, and whoever wrote it is told.</summary>
public sealed class FailedAnswersTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly NotSent Refused = new(new Failure(FailureKind.NotOnWhatsApp, "131026", "Message undeliverable"), null);

    private Cast _cast = null!;
    private Ticket _ticket = null!;
    private DateTimeOffset _wrote;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        (_ticket, _wrote) = (await _cast.OnlyTicketAsync(), _cast.Clock.GetUtcNow());
        await _cast.Get<Assignments>().TakeAsync(_ticket.Id, _cast.Bia.Id);
        _cast.Clock.Advance(TimeSpan.FromMinutes(5));
    }

    public ValueTask DisposeAsync() => _cast.DisposeAsync();

    [Fact]
    public async Task The_wait_comes_back_and_whoever_wrote_it_is_told_where()
    {
        var answer = await _cast.AnswersAsync(_ticket, "Já vejo");
        Assert.Null(await WaitingAsync());

        await SettleNextAsync(Refused);

        Assert.Equal(_wrote, await WaitingAsync());
        var told = Assert.Single(await _cast.Get<NoticeDesk>().ListAsync(_cast.Ana.Id));
        Assert.Equal((NoticeKind.Failed, answer, "Já vejo"), (told.Kind, told.MessageId, told.Words));
        Assert.Empty(await _cast.Get<NoticeDesk>().ListAsync(_cast.Bia.Id));

        await _cast.Get<Replies>().RetryAsync(answer);
        Assert.Null(await WaitingAsync());
        await SettleNextAsync(Refused);
        Assert.Equal(_wrote, await WaitingAsync());
    }

    [Fact]
    public async Task Nobody_waits_while_another_answer_is_on_its_way_or_arrived()
    {
        await _cast.AnswersAsync(_ticket, "Já vejo");
        await _cast.AnswersAsync(_ticket, "Um momento");

        await SettleNextAsync(Refused);
        Assert.Null(await WaitingAsync());

        await SettleNextAsync(Refused);
        Assert.Equal(_wrote, await WaitingAsync());
    }

    [Fact]
    public async Task What_the_provider_gives_up_later_counts_too_and_what_arrives_after_all_answers()
    {
        await _cast.AnswersAsync(_ticket, "Já vejo");
        await _cast.AnswersAsync(_ticket, "Um momento");
        await SettleNextAsync(new Accepted("wamid.out1"));
        await SettleNextAsync(new Accepted("wamid.out2"));

        await _cast.DeliverAsync(Failed("wamid.out1"), Failed("wamid.out2"));
        Assert.Equal(_wrote, await WaitingAsync());
        Assert.Equal([NoticeKind.Failed, NoticeKind.Failed], (await _cast.Get<NoticeDesk>().ListAsync(_cast.Ana.Id)).Select(n => n.Kind));

        await _cast.DeliverAsync(MetaBody.Status("wamid.out2", "delivered", _cast.Clock.GetUtcNow(), Cast.Maria));
        Assert.Null(await WaitingAsync());
    }

    [Fact]
    public async Task An_old_answer_that_fails_brings_no_wait_back_that_was_ended_otherwise()
    {
        await _cast.AnswersAsync(_ticket, "Já vejo");
        await SettleNextAsync(new Accepted("wamid.out1"));
        await _cast.Database.ChangeAsync(async db => (await db.Conversations.FindAsync(_ticket.ConversationId))!.RingBack());

        await _cast.DeliverAsync(Failed("wamid.out1"));

        Assert.Null(await WaitingAsync());
    }

    [Fact]
    public async Task What_was_answered_before_is_no_answer_to_what_the_customer_wrote_since()
    {
        await _cast.AnswersAsync(_ticket, "Já vejo");
        await SettleNextAsync(new Accepted("wamid.out1"));
        await _cast.WritesAsync(Cast.Maria, "E o fiscal?", after: TimeSpan.FromMinutes(5));
        var wroteAgain = _cast.Clock.GetUtcNow();
        _cast.Clock.Advance(TimeSpan.FromMinutes(1));
        await _cast.AnswersAsync(_ticket, "Também");

        await SettleNextAsync(Refused);

        Assert.Equal(wroteAgain, await WaitingAsync());
    }

    private string Failed(string id) => MetaBody.Status(id, "failed", _cast.Clock.GetUtcNow(), Cast.Maria);

    private async Task<DateTimeOffset?> WaitingAsync() => (await _cast.Get<TicketRows>().FindAsync(_ticket.Number))!.WaitingSince;

    private async Task SettleNextAsync(SendOutcome outcome) => await _cast.Get<OutboxDesk>().SettleAsync((await _cast.Get<OutboxDesk>().TakeAsync())!, outcome);
}
