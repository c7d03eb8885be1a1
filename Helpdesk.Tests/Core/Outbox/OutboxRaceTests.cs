using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Gupshup;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Core.Channels.UltraMsg;
using Helpdesk.Core.Channels.ZApi;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Live;
using Helpdesk.Core.Outbox;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Tests.Core.Outbox;

/// <summary>Several workers, as on several nodes, on the same answers.</summary>
public sealed class OutboxRaceTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Each_answer_goes_out_once_and_each_conversation_keeps_its_order()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var cast = await Cast.OnAsync(database, graph.Address);
        foreach (var phone in new[] { Cast.Maria, Cast.Stranger, "5547900003382" }) await cast.WritesAsync(phone, "Oi");
        var tickets = await cast.TicketsAsync();
        for (var i = 0; i < 8; i++) await AnswerEverybodyAsync(cast, tickets, $"{i}");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SendAsync(cast, graph, expected: 8 * tickets.Count))));

        foreach (var conversation in graph.Messages.GroupBy(m => (string)m["to"]!))
        {
            Assert.Equal(Enumerable.Range(0, 8).Select(i => $"{i}"), conversation.Select(TextOf));
        }
    }

    [Fact]
    public async Task Providers_that_do_not_answer_hold_up_no_other_channel()
    {
        await using var silent = await FakeZApi.StartAsync();
        await using var mute = await FakeUltraMsg.StartAsync();
        await using var graph = await FakeGraph.StartAsync();
        await using var cast = await Cast.OnAsync(database, Cast.ChannelKey, FakeZApi.Settings(silent.Address).Concat(FakeUltraMsg.Settings(mute.Address))
            .Concat(Cast.Settings(Cast.ChannelKey, FakeGraph.NumberId, graph.Address)).ToDictionary(setting => setting.Key, setting => setting.Value));
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        silent.Next([.. Enumerable.Range(0, 20).Select(_ => GraphAnswer.Silence(out var _))]);
        mute.Next([.. Enumerable.Range(0, 20).Select(_ => GraphAnswer.Silence(out var _))]);
        foreach (var slow in new[] { FakeZApi.ChannelKey, FakeUltraMsg.ChannelKey }.Select(key => cast.Get<ChannelDirectory>().Find(key)!))
        {
            for (var i = 0; i < 20; i++) await cast.Get<TestMessages>().SendAsync(slow.Id, $"+55119000020{i:00}", "Oi", Actor.Of(cast.Ana));
            cast.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await cast.WritesAsync(Cast.Maria, "Oi");
        await cast.AnswersAsync(await cast.OnlyTicketAsync(), "Olá");

        var senders = Enumerable.Range(0, 16).Select(_ => Task.Run(() => cast.Get<OutboxWorker>().RunOnceAsync(enough.Token))).ToList();
        await Eventually.PassesAsync(() => Task.FromResult(Assert.Single(graph.Messages)));

        await enough.CancelAsync();
        await Task.WhenAll(senders).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    [Fact]
    public async Task Who_still_sends_when_the_worker_is_disposed_of_finishes_in_peace()
    {
        await using var cast = await Cast.OnAsync(database);
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        var plain = new PlainProvider { BeforeAnswer = () => { asked.SetResult(); return answer.Task; } };
        using var directory = PlainProvider.DirectoryOf(cast, plain);
        var channel = (await new ChannelDesk(cast.Database, directory).AddAsync(PlainProvider.Form("suporte", "Suporte"))).Id;
        await new TestMessages(cast.Database, directory, cast.Clock).SendAsync(channel, "+5511900002001", "Oi", Actor.Of(cast.Ana));
        using var log = new WrittenLog();
        using var logs = LoggerFactory.Create(logging => logging.AddProvider(log));
        var worker = new OutboxWorker(new OutboxDesk(cast.Database, directory, cast.Get<Packing>(), cast.Clock), cast.Get<ReactionDesk>(),
            cast.Get<InquiryDesk>(), directory, cast.Get<ChannelHealth>(), cast.Get<LiveHub>(), cast.Clock, logs.CreateLogger<OutboxWorker>());
        await worker.StartAsync(TestContext.Current.CancellationToken);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        worker.Dispose();
        answer.SetResult();
        await Eventually.IsTrueAsync(() => worker.ExecuteTask!.IsCompleted);

        Assert.DoesNotContain(log.Lines, line => line.Contains("stands still", StringComparison.Ordinal));
    }

    public static TheoryData<SendTiming> Timings => [new MetaTiming(), new GupshupTiming(), new ZApiTiming(), new UltraMsgTiming()];

    [Theory, MemberData(nameof(Timings))]
    public void Nobody_is_taken_for_dead_who_may_still_be_trying(SendTiming timing) =>
        Assert.True((timing.AttemptTimeout + timing.LongestPause) * (timing.Retries + 1) + TimeSpan.FromSeconds(10) < OutboxDesk.Lease, timing.GetType().Name);

    private static async Task AnswerEverybodyAsync(Cast cast, IEnumerable<Ticket> tickets, string text)
    {
        cast.Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var ticket in tickets) await cast.AnswersAsync(ticket, text);
    }

    /// <summary>A worker that finds nothing may just be behind another one: all is done when all has been sent.</summary>
    private static Task SendAsync(Cast cast, FakeGraph graph, int expected) => Eventually.PassesAsync(async () =>
    {
        while (await cast.Get<OutboxWorker>().RunOnceAsync(TestContext.Current.CancellationToken)) { }
        Assert.True(graph.Messages.Count >= expected);
    });

    private static string TextOf(JsonNode message) => (string)message["text"]!["body"]!;
}
