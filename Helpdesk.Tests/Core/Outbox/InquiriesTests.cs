using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Outbox;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Outbox;

/// <summary>UltraMsg tells of no message that fails in its queue: it is asked, once it has been silent for long enough.</summary>
public sealed class InquiriesTests(TestDatabase database) : UltraMsgAnswering(database)
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData("invalid", FailureKind.NotOnWhatsApp)]
    [InlineData("unsent", FailureKind.Unknown)]
    [InlineData("expired", FailureKind.Unknown)]
    public async Task What_failed_in_the_queue_is_told_and_can_be_sent_again(string status, FailureKind kind)
    {
        await Cast.SendAllAsync();
        Queued(status);

        await WorkAsync(after: Silence);

        var failed = await OursAsync();
        Assert.Equal((Delivery.Failed, kind, status), (failed.Delivery, failed.FailureKind, failed.FailureWords));
        await Cast.Get<Replies>().RetryAsync(Ours);
        await Cast.SendAllAsync();
        Assert.Equal((Delivery.Sent, "12346"), ((await OursAsync()).Delivery, (await OursAsync()).SendId));
    }

    [Theory]
    [InlineData("sent", 1)]
    [InlineData("queue", 5)]
    public async Task It_is_asked_no_more_once_it_is_known_and_never_without_end(string status, int questions)
    {
        await Cast.SendAllAsync();
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
        await Cast.SendAllAsync();
        await Cast.DeliverAsync(UltraMsgBody.Of("message_ack_read", $$"""{"ack":"{{ack}}"}"""));

        await WorkAsync(after: TimeSpan.FromDays(1));

        Assert.Equal(0, Questions);
    }

    [Theory]
    [InlineData("sent", Delivery.Sent, null)]
    [InlineData("invalid", Delivery.Failed, FailureKind.NotOnWhatsApp)]
    [InlineData("queue", Delivery.Failed, FailureKind.Unconfirmed)]
    public async Task A_lost_answer_is_found_by_our_own_reference(string status, Delivery delivery, FailureKind? kind)
    {
        Ultra.Next(GraphAnswer.Drop);
        await Cast.SendAllAsync();
        Queued(status);

        await WorkAsync(after: Silence);

        Assert.Equal((delivery, kind), ((await OursAsync()).Delivery, (await OursAsync()).FailureKind));
        Assert.Single(Ultra.Requests, request => request.Path.EndsWith("/chat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_under_way_when_the_process_died_turns_out_to_have_left()
    {
        await Cast.Get<OutboxDesk>().TakeAsync();
        Queued("sent");

        await WorkAsync(after: OutboxDesk.Lease);
        Assert.Equal(FailureKind.Unconfirmed, (await OursAsync()).FailureKind);
        await WorkAsync(after: Silence);

        Assert.Equal((Delivery.Sent, null, "12345"), ((await OursAsync()).Delivery, (await OursAsync()).FailureKind, (await OursAsync()).SendId));
    }

    [Fact]
    public async Task Others_messages_and_refusals_say_nothing_of_ours()
    {
        await Cast.SendAllAsync();
        Ultra.Queue = """[{"id":99,"referenceId":"","status":"invalid"},{"id":98,"status":"expired"}]""";
        await WorkAsync(after: Silence);
        Ultra.Next(GraphAnswer.Status(500));
        await WorkAsync(after: TimeSpan.FromMinutes(10));
        Ultra.Next(FakeUltraMsg.Answer("api_error_wrong_token"));
        await WorkAsync(after: TimeSpan.FromHours(1));

        Assert.Equal((3, Delivery.Sent), (Questions, (await OursAsync()).Delivery));
    }

    [Fact]
    public async Task Of_two_tries_only_the_last_one_counts()
    {
        await Cast.SendAllAsync();
        Queued("expired");
        await WorkAsync(after: Silence);
        await Cast.Get<Replies>().RetryAsync(Ours);
        await Cast.SendAllAsync();

        await WorkAsync(after: Silence);

        Assert.Equal((2, Delivery.Sent), (Questions, (await OursAsync()).Delivery));
    }

    private int Questions => Ultra.Requests.Count(request => request.Path.EndsWith("/messages", StringComparison.Ordinal));

    private void Queued(string status) => Ultra.Queue = $$"""[{"id":12345,"referenceId":"{{Ours}}","status":"{{status}}"}]""";

    private Task WorkAsync(TimeSpan after)
    {
        Cast.Clock.Advance(after);
        return Cast.SendAllAsync();
    }
}
