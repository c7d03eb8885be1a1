using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Outbox;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Outbox;

/// <summary>UltraMsg tells of no message that fails in its queue: it is asked, once it has been silent for long enough.</summary>
public sealed class InquiriesTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    private FakeUltraMsg _ultra = null!;
    private Cast _cast = null!;
    private Guid _ours;

    public async ValueTask InitializeAsync()
    {
        _ultra = await FakeUltraMsg.StartAsync();
        _cast = await Cast.OnAsync(database, FakeUltraMsg.ChannelKey, FakeUltraMsg.Settings(_ultra.Address));
        await _cast.DeliverAsync(FakeUltraMsg.FixtureText("message_received_chat"));
        _ours = await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Botijão P13 por R$ 115");
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _ultra.DisposeAsync();
    }

    [Theory]
    [InlineData("invalid", FailureKind.NotOnWhatsApp)]
    [InlineData("unsent", FailureKind.Unknown)]
    [InlineData("expired", FailureKind.Unknown)]
    public async Task What_failed_in_the_queue_is_told_and_can_be_sent_again(string status, FailureKind kind)
    {
        await _cast.SendAllAsync();
        Queued(status);

        await WorkAsync(after: Silence);

        var failed = await OursAsync();
        Assert.Equal((Delivery.Failed, kind, status), (failed.Delivery, failed.FailureKind, failed.FailureWords));
        await _cast.Get<Replies>().RetryAsync(_ours);
        await _cast.SendAllAsync();
        Assert.Equal((Delivery.Sent, "12346"), ((await OursAsync()).Delivery, (await OursAsync()).SendId));
    }

    [Theory]
    [InlineData("sent", 1)]
    [InlineData("queue", 5)]
    public async Task It_is_asked_no_more_once_it_is_known_and_never_without_end(string status, int questions)
    {
        await _cast.SendAllAsync();
        Queued(status);

        for (var hour = 0; hour < 72; hour++) await WorkAsync(after: TimeSpan.FromHours(1));

        Assert.Equal(questions, Questions);
        Assert.Equal(Delivery.Sent, (await OursAsync()).Delivery);
    }

    [Theory]
    [InlineData("server")]
    [InlineData("read")]
    public async Task Of_what_the_webhook_told_nobody_asks(string ack)
    {
        await _cast.SendAllAsync();
        await _cast.DeliverAsync(UltraMsgBody.Of("message_ack_read", $$"""{"ack":"{{ack}}"}"""));

        await WorkAsync(after: TimeSpan.FromDays(1));

        Assert.Equal(0, Questions);
    }

    [Theory]
    [InlineData("sent", Delivery.Sent, null)]
    [InlineData("invalid", Delivery.Failed, FailureKind.NotOnWhatsApp)]
    [InlineData("queue", Delivery.Failed, FailureKind.Unconfirmed)]
    public async Task A_lost_answer_is_found_by_our_own_reference(string status, Delivery delivery, FailureKind? kind)
    {
        _ultra.Next(GraphAnswer.Drop);
        await _cast.SendAllAsync();
        Queued(status);

        await WorkAsync(after: Silence);

        Assert.Equal((delivery, kind), ((await OursAsync()).Delivery, (await OursAsync()).FailureKind));
        Assert.Single(_ultra.Requests, request => request.Path.EndsWith("/chat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_under_way_when_the_process_died_turns_out_to_have_left()
    {
        await _cast.Get<OutboxDesk>().TakeAsync();
        Queued("sent");

        await WorkAsync(after: OutboxDesk.Lease);
        Assert.Equal(FailureKind.Unconfirmed, (await OursAsync()).FailureKind);
        await WorkAsync(after: Silence);

        Assert.Equal((Delivery.Sent, null, "12345"), ((await OursAsync()).Delivery, (await OursAsync()).FailureKind, (await OursAsync()).SendId));
    }

    [Fact]
    public async Task Others_messages_and_refusals_say_nothing_of_ours()
    {
        await _cast.SendAllAsync();
        _ultra.Queue = """[{"id":99,"referenceId":"","status":"invalid"},{"id":98,"status":"expired"}]""";
        await WorkAsync(after: Silence);
        _ultra.Next(GraphAnswer.Status(500));
        await WorkAsync(after: TimeSpan.FromMinutes(10));
        _ultra.Next(FakeUltraMsg.Answer("api_error_wrong_token"));
        await WorkAsync(after: TimeSpan.FromHours(1));

        Assert.Equal((3, Delivery.Sent), (Questions, (await OursAsync()).Delivery));
    }

    [Fact]
    public async Task Of_two_tries_only_the_last_one_counts()
    {
        await _cast.SendAllAsync();
        Queued("expired");
        await WorkAsync(after: Silence);
        await _cast.Get<Replies>().RetryAsync(_ours);
        await _cast.SendAllAsync();

        await WorkAsync(after: Silence);

        Assert.Equal((2, Delivery.Sent), (Questions, (await OursAsync()).Delivery));
    }

    private int Questions => _ultra.Requests.Count(request => request.Path.EndsWith("/messages", StringComparison.Ordinal));

    private void Queued(string status) => _ultra.Queue = $$"""[{"id":12345,"referenceId":"{{_ours}}","status":"{{status}}"}]""";

    private Task WorkAsync(TimeSpan after)
    {
        _cast.Clock.Advance(after);
        return _cast.SendAllAsync();
    }

    private Task<Message> OursAsync() => _cast.Database.ReadAsync(db => db.Messages.SingleAsync(m => m.Id == _ours));
}
