using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>When a request is made again, when it is given back, and when it is never made again.</summary>
public sealed class MetaPatienceTests : MetaSending
{
    [Theory]
    [InlineData("api_error_130429_throughput", 400)]
    [InlineData("api_error_130429_throughput", 429)]
    [InlineData("api_error_2_temporary", 500)]
    public async Task A_passing_refusal_is_tried_again(string fixture, int status)
    {
        Graph.Next(GraphAnswer.Fixture(fixture, status), GraphAnswer.Fixture(fixture, status));

        Assert.IsType<Accepted>(await SendAsync());

        Assert.Equal(3, Graph.Requests.Count);
    }

    [Fact]
    public async Task A_refusal_that_does_not_pass_is_given_back_for_later()
    {
        Graph.Next([.. Enumerable.Repeat(GraphAnswer.Fixture("api_error_130429_throughput", 429), 4)]);

        var refused = Assert.IsType<NotSent>(await SendAsync());

        Assert.Equal((FailureKind.RetryLater, Brisk.ComeBack), (refused.Failure.Kind, refused.RetryAfter));
        Assert.Equal(4, Graph.Requests.Count);
    }

    [Fact]
    public async Task Being_too_fast_for_one_person_is_given_back_with_a_growing_pause()
    {
        var tooFast = GraphAnswer.Fixture("api_error_131056_pair_rate", 400);
        var client = Client(Brisk);
        List<TimeSpan?> pauses = [];

        Graph.Next(tooFast, tooFast, GraphAnswer.Fixture("api_send_text_response"), tooFast);
        for (var i = 0; i < 4; i++) pauses.Add((await client.SendAsync(Channel, To("5511900001001"), Stop) as NotSent)?.RetryAfter);

        Assert.Equal([TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(16), null, TimeSpan.FromSeconds(4)], pauses);
        Assert.Equal(4, Graph.Requests.Count);
    }

    [Fact]
    public async Task A_lost_connection_leaves_it_open_and_is_not_tried_again()
    {
        var client = Client(Brisk);
        await client.SendAsync(Channel, To("5511900001001"), Stop);
        Graph.Next(GraphAnswer.Drop, GraphAnswer.Drop);

        Assert.IsType<Unconfirmed>(await client.SendAsync(Channel, To("5511900001001"), Stop));

        Assert.Equal(2, Graph.Requests.Count);
    }

    [Fact]
    public async Task Silence_leaves_it_open_and_is_not_tried_again()
    {
        var clock = new StoppedClock();
        Graph.Next(GraphAnswer.Silence(out var heard));

        var sending = SendAsync(Brisk, clock);
        await heard.WaitAsync(Stop);
        clock.Advance(Brisk.AttemptTimeout);

        Assert.IsType<Unconfirmed>(await sending);
        Assert.Single(Graph.Requests);
    }

    [Fact]
    public async Task Nobody_at_the_other_end_is_tried_again_and_given_back_for_later()
    {
        await Graph.DisposeAsync();
        var attempts = 0;
        var client = Client(Brisk, http => http.ConfigureAdditionalHttpMessageHandlers((handlers, _) => handlers.Add(new Counting(() => attempts++))));

        var refused = Assert.IsType<NotSent>(await client.SendAsync(Channel, To("5511900001001"), Stop));

        Assert.Equal((FailureKind.RetryLater, Brisk.ComeBack), (refused.Failure.Kind, refused.RetryAfter));
        Assert.Equal(4, attempts);
    }

    [Fact]
    public async Task A_short_wait_that_Meta_asks_for_is_kept()
    {
        var clock = new StoppedClock();
        Graph.Next(GraphAnswer.Fixture("api_error_130429_throughput", 429, retryAfter: "5"));

        var sending = SendAsync(Brisk, clock);
        await clock.SomebodyWaits(TimeSpan.FromSeconds(5)).WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.Single(Graph.Requests);
        clock.Advance(TimeSpan.FromSeconds(5));

        Assert.IsType<Accepted>(await sending);
    }

    [Theory]
    [InlineData("3600", 1)]
    [InlineData("999999999", 24)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 24)]
    public async Task A_long_wait_that_Meta_asks_for_is_given_back_but_none_without_end(string retryAfter, int hours)
    {
        Graph.Next(GraphAnswer.Fixture("api_error_130429_throughput", 429, retryAfter));

        Assert.Equal(TimeSpan.FromHours(hours), Assert.IsType<NotSent>(await SendAsync()).RetryAfter);

        Assert.Single(Graph.Requests);
    }

    [Fact]
    public async Task While_Meta_is_unwell_it_is_left_alone_and_then_tried_with_one_message()
    {
        var clock = new StoppedClock();
        var client = Client(Brisk with { Retries = 0, BreakAfter = 2 }, clock: clock);
        var unwell = GraphAnswer.Fixture("api_error_2_temporary", 500);
        Task<SendOutcome> Send() => client.SendAsync(Channel, To("5511900001001"), Stop);

        Graph.Next(unwell, unwell, unwell);
        for (var i = 0; i < 2; i++) await Send();
        var left = Assert.IsType<NotSent>(await Send());
        Assert.Equal((FailureKind.RetryLater, Brisk.BreakFor), (left.Failure.Kind, left.RetryAfter));
        Assert.Equal(2, Graph.Requests.Count);

        clock.Advance(Brisk.BreakFor);
        Assert.IsType<NotSent>(await Send());
        await Send();
        Assert.Equal(3, Graph.Requests.Count);

        clock.Advance(Brisk.BreakFor);
        Assert.IsType<Accepted>(await Send());
        Assert.IsType<Accepted>(await Send());
    }

    [Fact]
    public async Task OneChannel_that_is_unwell_does_not_stop_another()
    {
        var client = Client(Brisk with { Retries = 0, BreakAfter = 2 }, clock: new StoppedClock());
        var unwell = GraphAnswer.Fixture("api_error_2_temporary", 500);

        Graph.Next(unwell, unwell);
        for (var i = 0; i < 2; i++) await client.SendAsync(Channel, To("5511900001001"), Stop);

        Assert.IsType<NotSent>(await client.SendAsync(Channel, To("5511900001001"), Stop));
        Assert.IsType<Accepted>(await client.SendAsync(Graph.Channel(), To("5511900001001"), Stop));
    }

    [Fact]
    public async Task More_than_one_person_may_be_sent_at_once_is_given_back_without_asking_Meta()
    {
        var client = Client(Brisk with { PairBurst = 2, PairPeriod = TimeSpan.FromHours(1) });
        for (var i = 0; i < 2; i++) await client.SendAsync(Channel, To("5511900001001"), Stop);

        var refused = Assert.IsType<NotSent>(await client.SendAsync(Channel, To("5511900001001"), Stop));

        Assert.Equal(FailureKind.RetryLater, refused.Failure.Kind);
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromMinutes(59), TimeSpan.FromHours(1));
        Assert.IsType<Accepted>(await client.SendAsync(Channel, To("5521900001003"), Stop));
        Assert.Equal(3, Graph.Requests.Count);
    }

    private sealed class Counting(Action count) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            count();
            return base.SendAsync(request, cancellationToken);
        }
    }
}
