using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Gupshup;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>What Gupshup refuses, what is tried again, and what is never made again.</summary>
public sealed class GupshupPatienceTests : GupshupSending
{
    [Fact]
    public async Task A_wrong_key_says_so()
    {
        var wrong = Channel with { Credentials = new Dictionary<string, string>(Channel.Credentials) { ["ApiKey"] = "stale" } };

        var refused = Assert.IsType<NotSent>(await SendTextAsync(wrong));

        Assert.Equal((FailureKind.Credentials, "Portal User Not Found With APIKey", null), (refused.Failure.Kind, refused.Failure.Words, refused.RetryAfter));
        Assert.Single(Gupshup.Requests);
    }

    [Fact]
    public async Task A_wrong_app_says_so()
    {
        var wrong = Channel with { Credentials = new Dictionary<string, string>(Channel.Credentials) { ["AppName"] = "Outra" } };

        var refused = Assert.IsType<NotSent>(await SendTextAsync(wrong));

        Assert.Equal((FailureKind.Credentials, "Invalid App Details"), (refused.Failure.Kind, refused.Failure.Words));
    }

    [Theory]
    [InlineData("Invalid Destination", FailureKind.InvalidNumber)]
    [InlineData("Wallet balance is low", FailureKind.Quota)]
    [InlineData("Template not found", FailureKind.ContentRefused)]
    [InlineData("Invalid media url", FailureKind.ContentRefused)]
    [InlineData("Lua cheia", FailureKind.Unknown)]
    public async Task A_refusal_keeps_its_words_and_is_not_tried_again(string words, FailureKind kind)
    {
        Gupshup.Next(GraphAnswer.Json(400, $$"""{"status":"error","message":"{{words}}"}"""));

        var refused = Assert.IsType<NotSent>(await SendTextAsync());

        Assert.Equal((kind, words, null), (refused.Failure.Kind, refused.Failure.Words, refused.RetryAfter));
        Assert.Single(Gupshup.Requests);
    }

    [Theory]
    [InlineData(429, "")]
    [InlineData(429, """{"status":"error","message":"Too Many Requests"}""")]
    [InlineData(503, """{"status":"error","message":"Down"}""")]
    public async Task A_passing_refusal_is_tried_again(int status, string body)
    {
        Gupshup.Next(GraphAnswer.Json(status, body), GraphAnswer.Json(status, body));

        Assert.IsType<Accepted>(await SendTextAsync());

        Assert.Equal(3, Gupshup.Requests.Count);
    }

    [Theory]
    [InlineData(500, """{"status":"error","message":"Internal Server Error"}""")]
    [InlineData(502, "")]
    [InlineData(202, "")]
    [InlineData(200, """{"status":"submitted"}""")]
    public async Task An_answer_that_does_not_say_leaves_it_open_and_is_not_tried_again(int status, string body)
    {
        Gupshup.Next(GraphAnswer.Json(status, body));

        Assert.IsType<Unconfirmed>(await SendTextAsync());

        Assert.Single(Gupshup.Requests);
    }

    [Fact]
    public async Task A_lost_connection_leaves_it_open_and_is_not_tried_again()
    {
        await SendTextAsync();
        Gupshup.Next(GraphAnswer.Drop, GraphAnswer.Drop);

        Assert.IsType<Unconfirmed>(await SendTextAsync());

        Assert.InRange(Gupshup.Requests.Count, 2, 2);
    }

    [Fact]
    public async Task Silence_leaves_it_open_and_is_not_tried_again()
    {
        var clock = new StoppedClock();
        Gupshup.Next(GraphAnswer.Silence(out var heard));

        var sending = SendTextAsync(clock: clock);
        await heard.WaitAsync(Stop);
        clock.Advance(Brisk.AttemptTimeout);

        Assert.IsType<Unconfirmed>(await sending);
        Assert.Single(Gupshup.Requests);
    }

    [Fact]
    public async Task AChannel_without_key_says_so_instead_of_throwing()
    {
        var refused = Assert.IsType<NotSent>(await SendTextAsync(Without("ApiKey")));

        Assert.Equal((FailureKind.Credentials, "ApiKey is not set"), (refused.Failure.Kind, refused.Failure.Words));
    }

    [Fact]
    public void Ten_messages_a_second_are_the_pace() => Assert.Equal(10, new GupshupTiming().PerSecond);
}
