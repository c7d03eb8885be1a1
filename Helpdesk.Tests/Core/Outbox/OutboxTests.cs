using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Outbox;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Outbox;

/// <summary>From the row to the provider and back, with a real server in Meta's place.</summary>
public sealed class OutboxTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private FakeGraph _graph = null!;
    private Cast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _cast = await Cast.OnAsync(database, _graph.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_is_a_row_first_and_then_goes_out()
    {
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var id = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Já estou olhando");
        Assert.Equal(Delivery.Queued, (await Message(id)).Delivery);

        await _cast.SendAllAsync();

        var sent = Assert.Single(_graph.Messages);
        Assert.Equal((Cast.Maria, "Já estou olhando"), ((string?)sent["to"], (string?)sent["text"]!["body"]));
        Assert.Equal(Delivery.Sent, (await Message(id)).Delivery);
        Assert.NotNull((await _cast.OnlyTicketAsync()).FirstResponseAt);
        Assert.Null((await _cast.Database.ReadAsync(db => db.Conversations.SingleAsync())).WaitingSince);
    }

    [Fact]
    public async Task A_conversation_keeps_its_order_even_when_the_first_has_to_wait()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        var ticket = await _cast.OnlyTicketAsync();
        _graph.Next([.. Enumerable.Repeat(GraphAnswer.Fixture("api_error_131056_pair_rate", 400), 1)]);
        await _cast.AnswersAsync(ticket, "um");
        _cast.Clock.Advance(TimeSpan.FromSeconds(1));
        await _cast.AnswersAsync(ticket, "dois");

        await _cast.SendAllAsync();
        _cast.Clock.Advance(TimeSpan.FromMinutes(10));
        await _cast.SendAllAsync();

        Assert.Equal(["um", "um", "dois"], _graph.Messages.Select(m => (string?)m["text"]!["body"]));
        Assert.All(await Ours(), m => Assert.Equal(Delivery.Sent, m.Delivery));
    }

    [Fact]
    public async Task A_double_click_is_one_message()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        var reply = new NewReply(Guid.CreateVersion7(), (await _cast.OnlyTicketAsync()).Id, "Olá");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _cast.Get<Replies>().SendAsync(reply, Actor.Of(_cast.Ana))));
        await _cast.SendAllAsync();

        Assert.Single(_graph.Messages);
    }

    [Fact]
    public async Task A_lost_answer_is_never_repeated_in_silence_and_a_receipt_settles_it()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        _graph.Next(GraphAnswer.Drop);
        var id = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Olá");

        await _cast.SendAllAsync();
        await _cast.SendAllAsync();
        Assert.Single(_graph.Messages);
        Assert.Equal((Delivery.Failed, FailureKind.Unconfirmed), ((await Message(id)).Delivery, (await Message(id)).FailureKind));

        await _cast.DeliverAsync(MetaBody.Status("wamid.late", "delivered", _cast.Clock.GetUtcNow(), Cast.Maria, id));
        Assert.Equal((Delivery.Delivered, "wamid.late"), ((await Message(id)).Delivery, (await Message(id)).ProviderId));
    }

    [Fact]
    public async Task What_was_under_way_when_the_process_died_is_shown_to_a_person()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        var id = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Olá");
        await _cast.Get<OutboxDesk>().TakeAsync();

        _cast.Clock.Advance(TimeSpan.FromMinutes(3));
        await _cast.SendAllAsync();

        Assert.Empty(_graph.Messages);
        Assert.Equal(FailureKind.Unconfirmed, (await Message(id)).FailureKind);
    }

    [Fact]
    public async Task What_left_while_the_database_went_away_is_written_down_when_it_is_back()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        var id = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Olá");
        _graph.Next(new GraphAnswer(async call =>
        {
            await using var cut = database.Source.CreateCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            await cut.ExecuteNonQueryAsync();
            await GraphAnswer.Fixture("api_send_text_response").Give(call);
        }));

        var sending = _cast.Get<OutboxWorker>().RunOnceAsync(TestContext.Current.CancellationToken);
        while (await Task.WhenAny(sending, _cast.Clock.SomebodyWaits(TimeSpan.FromSeconds(2))) != sending) _cast.Clock.Advance(TimeSpan.FromSeconds(2));
        await sending;

        Assert.Equal(Delivery.Sent, (await Message(id)).Delivery);
        Assert.Single(_graph.Messages);
    }

    [Fact]
    public async Task A_failure_says_why_and_a_person_can_really_send_it_again()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        _graph.Next(GraphAnswer.Fixture("api_error_131030_not_allowed_list", 400));
        var id = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Olá");
        await _cast.SendAllAsync();
        Assert.Equal((Delivery.Failed, "131030"), ((await Message(id)).Delivery, (await Message(id)).FailureCode));

        await _cast.Get<Replies>().RetryAsync(id);
        await _cast.SendAllAsync();

        Assert.Equal(2, _graph.Messages.Count);
        Assert.Equal(Delivery.Sent, (await Message(id)).Delivery);
    }

    [Fact]
    public async Task The_closed_window_is_known_before_sending()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        _cast.Clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromSeconds(1));

        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Ainda aí?"));

        Assert.Equal(Refusal.WindowClosed, refused.Refusal);
        Assert.Empty(await Ours());
    }

    [Fact]
    public async Task A_quoted_reply_carries_the_providers_id()
    {
        var quoted = await _cast.WritesAsync(Cast.Maria, "São 14 notas");
        var ticket = await _cast.OnlyTicketAsync();
        var theirs = await _cast.MessageAsync(quoted);

        await _cast.Get<Replies>().SendAsync(new NewReply(Guid.CreateVersion7(), ticket.Id, "Vou reenviar", theirs.Id), Actor.Of(_cast.Ana));
        await _cast.SendAllAsync();

        Assert.Equal(quoted, (string?)Assert.Single(_graph.Messages)["context"]!["message_id"]);
    }

    [Theory]
    [InlineData("   ", Refusal.TextEmpty)]
    [InlineData(null, Refusal.TextTooLong)]
    public async Task Empty_and_too_long_texts_are_refused(string? text, Refusal refusal)
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");

        var refused = await Assert.ThrowsAsync<RefusedException>(
            async () => await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), text ?? new string('a', Limits.MessageText + 1)));

        Assert.Equal((refusal, "text"), (refused.Refusal, refused.Field));
    }

    [Fact]
    public async Task A_note_stays_among_ourselves()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        await _cast.Get<Replies>().NoteAsync(new NewReply(Guid.CreateVersion7(), (await _cast.OnlyTicketAsync()).Id, "cliente novo"), Actor.Of(_cast.Ana));

        await _cast.SendAllAsync();

        Assert.Empty(_graph.Messages);
        Assert.NotNull((await _cast.Database.ReadAsync(db => db.Conversations.SingleAsync())).WaitingSince);
    }

    private Task<Message> Message(Guid id) => _cast.Database.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == id));

    private async Task<List<Message>> Ours() => (await _cast.MessagesAsync()).FindAll(m => m.Direction == Direction.Out);
}
