using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Tests.Core.Outbox;

/// <summary>A token that a provider takes no more shows to everybody, also where the provider cannot be asked how the number is.</summary>
public sealed class ChannelHealthTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Request = "937b0906-1480-4e2e-bf0d-480c7bb0c861";

    [Fact]
    public async Task A_refused_token_shows_until_a_message_is_taken_again()
    {
        await using var graph = await FakeGraph.StartAsync();
        await using var cast = await Cast.OnAsync(database, graph.Address);
        await cast.WritesAsync(Cast.Maria, "Oi");
        await SendAsync(cast);
        Assert.Equal((null, null), await StateAsync(cast));

        graph.Next(GraphAnswer.Fixture("api_error_190_token_expired", 401));
        await SendAsync(cast);
        Assert.Single(await cast.Get<ChannelQueries>().DownAsync());
        Assert.Contains("access token", (await StateAsync(cast)).Words, StringComparison.Ordinal);

        graph.Next(GraphAnswer.Fixture("api_error_132001_template_missing", 404));
        await SendAsync(cast);
        Assert.False((await StateAsync(cast)).Connected);

        await SendAsync(cast);
        Assert.Equal((true, null), await StateAsync(cast));
        Assert.Empty(await cast.Get<ChannelQueries>().DownAsync());
    }

    [Fact]
    public async Task A_session_that_was_lost_is_not_back_because_messages_are_queued()
    {
        await using var ultra = await FakeUltraMsg.StartAsync();
        await using var cast = await Cast.OnAsync(database, FakeUltraMsg.ChannelKey, FakeUltraMsg.Settings(ultra.Address));
        await cast.DeliverAsync(FakeUltraMsg.FixtureText("message_received_chat"));
        await cast.Database.ChangeAsync(async db =>
            (await db.Channels.SingleAsync()).Hear(new ChannelState(false, "disconnected") { Account = "", At = cast.Clock.GetUtcNow() }));

        await SendAsync(cast);
        Assert.Equal((false, "disconnected"), await StateAsync(cast));

        ultra.Next(FakeUltraMsg.Answer("api_error_wrong_token"));
        await SendAsync(cast);
        Assert.Equal((false, "Wrong token"), await StateAsync(cast));
    }

    [Fact]
    public async Task What_is_refused_only_after_it_was_taken_shows_all_the_same_and_a_late_copy_of_it_changes_nothing()
    {
        await using var gupshup = await FakeGupshup.StartAsync();
        await using var cast = await Cast.OnAsync(database, "gupshup-main", FakeGupshup.Settings("gupshup-main", gupshup.Address));
        await cast.DeliverAsync(GupshupBody.Text(Cast.Maria, "wamid.1", "Oi", cast.Clock.GetUtcNow()));
        gupshup.Next(FakeGupshup.Accepts(Request));
        await SendAsync(cast);

        await cast.DeliverAsync(Failed(cast, 131026, "Message undeliverable"));
        Assert.Equal((null, null), await StateAsync(cast));

        var locked = Failed(cast, 131031, "Business account has been locked");
        await cast.DeliverAsync(locked);
        Assert.Equal((false, "Business account has been locked"), await StateAsync(cast));
        Assert.Equal(FailureKind.NotOnWhatsApp, (await cast.MessagesAsync())[^1].FailureKind);

        await SendAsync(cast);
        await cast.DeliverAsync(locked);
        Assert.Equal((true, null), await StateAsync(cast));
    }

    [Fact]
    public void What_an_administrator_changes_may_be_right_now()
    {
        var channel = new Channel("suporte");
        var facts = new ChannelFacts("Meta", "Suporte", null, "1", "https://api.example", []);
        channel.Change(facts);
        channel.Hear(new ChannelState(false, "token expired") { Account = "1", At = DateTimeOffset.UnixEpoch });

        channel.Change(facts);

        Assert.Equal((null, null, null), (channel.Connected, channel.ConnectedAt, channel.ConnectionWords));
    }

    private static string Failed(Cast cast, int code, string reason) =>
        GupshupBody.Receipt("failed", "wamid.out", Request, cast.Clock.GetUtcNow(), new JsonObject { ["code"] = code, ["reason"] = reason });

    private static async Task SendAsync(Cast cast)
    {
        cast.Clock.Advance(TimeSpan.FromMinutes(1));
        await cast.Get<ChannelDirectory>().ReloadAsync();
        await cast.AnswersAsync((await cast.TicketsAsync())[0], "Olá");
        await cast.SendAllAsync();
    }

    private static Task<(bool? Connected, string? Words)> StateAsync(Cast cast) => cast.Database.ReadAsync(async db =>
    {
        var channel = await db.Channels.SingleAsync();
        return (channel.Connected, channel.ConnectionWords);
    });
}
