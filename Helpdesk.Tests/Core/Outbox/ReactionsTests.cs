using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Outbox;
using Helpdesk.Tests.Support;

namespace Helpdesk.Tests.Core.Outbox;

public sealed class ReactionsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private FakeGraph _graph = null!;
    private Cast _cast = null!;
    private string _theirs = "";
    private Guid _id;

    public async ValueTask InitializeAsync()
    {
        _graph = await FakeGraph.StartAsync();
        _cast = await Cast.OnAsync(database, _graph.Address);
        _theirs = await _cast.WritesAsync(Cast.Maria, "Voltou a funcionar");
        _id = (await _cast.MessageAsync(_theirs)).Id;
    }

    public async ValueTask DisposeAsync()
    {
        await _cast.DisposeAsync();
        await _graph.DisposeAsync();
    }

    [Fact]
    public async Task A_reaction_is_pending_at_once_and_goes_out()
    {
        await ReactAsync("👍");
        Assert.Equal(("👍", Delivery.Queued), (await BubbleAsync() is var b ? (b.OurReaction, b.OurReactionDelivery) : default));

        await _cast.SendAllAsync();

        Assert.Equal((_theirs, "👍"), Sent(0));
        Assert.Equal(Delivery.Sent, (await BubbleAsync()).OurReactionDelivery);
    }

    [Fact]
    public async Task The_latest_wish_counts_and_taking_it_back_goes_out_too()
    {
        await ReactAsync("👍");
        await ReactAsync("❤️");
        await _cast.SendAllAsync();
        await ReactAsync(null);
        await _cast.SendAllAsync();

        Assert.Equal([(_theirs, "❤️"), (_theirs, "")], [Sent(0), Sent(1)]);
        Assert.Null((await BubbleAsync()).OurReaction);
    }

    [Fact]
    public async Task A_wish_that_comes_while_another_is_under_way_follows_it()
    {
        await ReactAsync("👍");
        var taken = await _cast.Get<ReactionDesk>().TakeAsync();
        _cast.Clock.Advance(TimeSpan.FromSeconds(1));
        await ReactAsync("😮");
        Assert.Null(await _cast.Get<ReactionDesk>().TakeAsync());

        await _cast.Get<ReactionDesk>().SettleAsync(taken!, new Accepted("wamid.R"));
        await _cast.SendAllAsync();

        Assert.Equal((_theirs, "😮"), Sent(0));
        Assert.Equal(("😮", Delivery.Sent), (await BubbleAsync() is var b ? (b.OurReaction, b.OurReactionDelivery) : default));
    }

    [Fact]
    public async Task A_failure_keeps_its_words_and_is_not_tried_again_in_silence()
    {
        _graph.Next(GraphAnswer.Json(400, """{"error":{"code":131026,"message":"Message undeliverable"}}"""), GraphAnswer.Drop);
        await ReactAsync("👍");
        await _cast.SendAllAsync();
        Assert.Equal((Delivery.Failed, "Message undeliverable"), (await BubbleAsync() is var b ? (b.OurReactionDelivery, b.OurReactionFailure) : default));

        await ReactAsync("👍");
        await _cast.SendAllAsync();
        await _cast.SendAllAsync();

        Assert.Equal(2, _graph.Messages.Count);
        Assert.Equal(Delivery.Failed, (await BubbleAsync()).OurReactionDelivery);
    }

    [Fact]
    public async Task What_was_under_way_when_the_process_died_is_shown_to_a_person()
    {
        await ReactAsync("👍");
        await _cast.Get<ReactionDesk>().TakeAsync();

        _cast.Clock.Advance(TimeSpan.FromMinutes(3));
        await _cast.SendAllAsync();

        Assert.Empty(_graph.Messages);
        Assert.Equal(Delivery.Failed, (await BubbleAsync()).OurReactionDelivery);
    }

    [Fact]
    public async Task Messages_go_first()
    {
        await ReactAsync("👍");
        await _cast.AnswersAsync(await _cast.OnlyTicketAsync(), "Que bom!");

        await _cast.SendAllAsync();

        Assert.Equal(["text", "reaction"], _graph.Messages.Select(m => (string?)m["type"]));
    }

    [Fact]
    public async Task After_the_window_closed_it_is_refused_in_words()
    {
        _cast.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(Refusal.WindowClosed, (await Assert.ThrowsAsync<RefusedException>(() => ReactAsync("👍"))).Refusal);
    }

    private Task ReactAsync(string? emoji) => _cast.Get<Replies>().ReactAsync(_id, emoji);

    private async Task<Bubble> BubbleAsync() => (await _cast.Get<ThreadQueries>().BubblesAsync([_id]))[0];

    private (string?, string?) Sent(int at) => ((string?)_graph.Messages[at]["reaction"]!["message_id"], (string?)_graph.Messages[at]["reaction"]!["emoji"]);
}
