using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>What Z-API's refusals mean, and when a request is made again.</summary>
public sealed class ZApiPatienceTests : ZApiSending
{
    [Theory]
    [InlineData("null not allowed", 403, FailureKind.Credentials)]
    [InlineData("203.0.113.7 not allowed", 403, FailureKind.Credentials)]
    [InlineData("Instance not found", 404, FailureKind.Credentials)]
    [InlineData("To continue sending a message, you must subscribe to this instance again", 400, FailureKind.Quota)]
    [InlineData("Phone number does not exist", 400, FailureKind.NotOnWhatsApp)]
    [InlineData("Phone is malformed", 400, FailureKind.InvalidNumber)]
    [InlineData("message is required", 400, FailureKind.ContentRefused)]
    [InlineData("file too large", 413, FailureKind.ContentRefused)]
    [InlineData("who are you", 401, FailureKind.Credentials)]
    [InlineData("something else", 200, FailureKind.Unknown)]
    public async Task A_final_refusal_is_told_in_Z_APIs_words_and_not_tried_again(string words, int status, FailureKind kind)
    {
        ZApi.Next(FakeZApi.Error(words, status));

        var refused = Assert.IsType<NotSent>(await SendTextAsync());

        Assert.Equal((new Failure(kind, null, words), null), (refused.Failure, refused.RetryAfter));
        Assert.Single(ZApi.Calls);
    }

    [Theory]
    [InlineData("Token", "wrong")]
    [InlineData("InstanceId", "another")]
    [InlineData("ClientToken", "wrong")]
    [InlineData("ClientToken", "")]
    [InlineData("Token", "")]
    public async Task Wrong_or_missing_credentials_are_named_as_such(string credential, string value)
    {
        var channel = Channel with { Credentials = new Dictionary<string, string>(Channel.Credentials) { [credential] = value } };

        var refused = Assert.IsType<NotSent>(await Provider().SendAsync(channel, Letter(new OutgoingText("Oi")), Stop));

        Assert.Equal(FailureKind.Credentials, refused.Failure.Kind);
        Assert.Empty(ZApi.Calls);
    }

    [Theory]
    [InlineData("You are not connected.", 400)]
    [InlineData("rate limit", 429)]
    [InlineData("maintenance", 503)]
    public async Task A_passing_refusal_is_tried_again(string words, int status)
    {
        ZApi.Next(FakeZApi.Error(words, status), FakeZApi.Error(words, status));

        Assert.IsType<Accepted>(await SendTextAsync());

        Assert.Equal(3, ZApi.Calls.Count);
    }

    [Fact]
    public async Task A_refusal_that_does_not_pass_is_given_back_for_later()
    {
        ZApi.Next([.. Enumerable.Repeat(FakeZApi.Error("You are not connected."), 4)]);

        var refused = Assert.IsType<NotSent>(await SendTextAsync());

        Assert.Equal((FailureKind.RetryLater, Brisk.ComeBack), (refused.Failure.Kind, refused.RetryAfter));
        Assert.Equal(4, ZApi.Calls.Count);
    }

    [Theory]
    [InlineData("", 500)]
    [InlineData("internal error", 500)]
    [InlineData("Timeout on send message", 408)]
    [InlineData("", 200)]
    public async Task What_may_have_got_into_the_queue_is_not_sent_again(string words, int status)
    {
        ZApi.Next(words.Length == 0 ? GraphAnswer.Status(status) : FakeZApi.Error(words, status));

        Assert.IsType<Unconfirmed>(await SendTextAsync());

        Assert.Single(ZApi.Calls);
    }

    [Fact]
    public async Task A_lost_connection_leaves_it_open_and_is_not_tried_again()
    {
        var provider = Provider();
        await provider.SendAsync(Channel, Letter(new OutgoingText("um")), Stop);
        ZApi.Next(GraphAnswer.Drop);

        Assert.IsType<Unconfirmed>(await provider.SendAsync(Channel, Letter(new OutgoingText("dois")), Stop));

        Assert.Equal(2, ZApi.Calls.Count);
    }

    [Fact]
    public async Task Silence_leaves_it_open_and_is_not_tried_again()
    {
        var clock = new StoppedClock();
        ZApi.Next(GraphAnswer.Silence(out var heard));

        var sending = SendTextAsync(Brisk, clock);
        await heard.WaitAsync(Stop);
        clock.Advance(Brisk.AttemptTimeout);

        Assert.IsType<Unconfirmed>(await sending);
        Assert.Single(ZApi.Calls);
    }

    [Fact]
    public async Task Nobody_at_the_other_end_is_given_back_for_later()
    {
        await ZApi.DisposeAsync();

        Assert.Equal(Brisk.ComeBack, Assert.IsType<NotSent>(await SendTextAsync()).RetryAfter);
    }

    [Fact]
    public async Task The_token_in_the_address_is_written_to_no_log()
    {
        using var log = new WrittenLog();
        var provider = Provider(log: log);
        ZApi.Next(FakeZApi.Error("no", 400));

        await provider.SendAsync(Channel, Letter(new OutgoingText("Oi")), Stop);
        await provider.AskStateAsync(Channel, Stop);

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains(FakeZApi.Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FakeZApi.WebhookSecret, true)]
    [InlineData("fake-webhook-secreT", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_who_knows_the_secret_in_the_path_is_trusted(string? secret, bool trusted) =>
        Assert.Equal(trusted, Provider().Trusts(Channel, new WebhookCall("{}"u8.ToArray(), secret, _ => null)));
}
