using Helpdesk.Core.Channels;
using Helpdesk.Core.Desk;
using Helpdesk.Core.Inbox;
using Helpdesk.Core.Live;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>Whether channels are connected, since when, and that every node knows the same channels.</summary>
public sealed class ChannelStateTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly PlainProvider _plain = new();
    private Cast _cast = null!;
    private ChannelDirectory _directory = null!;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        _directory = PlainProvider.DirectoryOf(_cast, _plain);
        await _directory.ReloadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _directory.Dispose();
        await _cast.DisposeAsync();
    }

    [Fact]
    public void Since_when_a_channel_is_down_does_not_move_with_every_telling()
    {
        var channel = new Channel("suporte");
        channel.Hear(State(false, 0));
        channel.Hear(State(false, 10));

        Assert.Equal((false, (DateTimeOffset?)Noon), (channel.Connected, channel.ConnectedAt));
    }

    [Fact]
    public void A_state_that_comes_late_changes_nothing()
    {
        var channel = new Channel("suporte");
        channel.Hear(State(true, 5));
        channel.Hear(State(false, 0, "logged out"));

        Assert.Equal((true, (DateTimeOffset?)Noon.AddMinutes(5), null), (channel.Connected, channel.ConnectedAt, channel.ConnectionWords));
    }

    [Fact]
    public async Task What_a_provider_answers_is_noted_and_a_channel_that_is_down_is_told_until_it_is_back()
    {
        var id = await AddAsync("suporte", "Suporte");
        using var watch = Watch();

        _plain.State = () => State(false, 0, "Phone is offline");
        var asked = await watch.AskAsync(id, TestContext.Current.CancellationToken);
        Assert.Equal("Phone is offline", asked.State!.Words);
        Assert.Equal([new DownChannel(id, "Suporte", Noon)], await DownAsync());

        await new ChannelDesk(_cast.Database, _directory).SwitchAsync(id, active: false);
        Assert.Empty(await DownAsync());
        await new ChannelDesk(_cast.Database, _directory).SwitchAsync(id, active: true);
        Assert.Single(await DownAsync());

        _plain.State = () => State(true, 3);
        await watch.AskAsync(id, TestContext.Current.CancellationToken);
        Assert.Empty(await DownAsync());
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_changes_nothing_and_its_words_are_told()
    {
        var id = await AddAsync("suporte", "Suporte");
        _plain.State = () => throw new HttpRequestException("HTTP 502");
        using var watch = Watch();

        var asked = await watch.AskAsync(id, TestContext.Current.CancellationToken);

        Assert.Equal(new AskedState(null, "HTTP 502"), asked);
        Assert.Null((await _cast.Database.ReadAsync(db => db.Channels.SingleAsync(c => c.Id == id))).Connected);
    }

    [Fact]
    public async Task Every_node_knows_a_channel_that_one_of_them_added_or_changed()
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var hub = new LiveHub(NullLogger<LiveHub>.Instance);
        using var listener = new LiveListener(source, hub, TimeProvider.System, NullLogger<LiveListener>.Instance);
        using var other = PlainProvider.DirectoryOf(_cast, new PlainProvider());
        using var watch = new ChannelWatch(other, hub, TimeProvider.System, NullLogger<ChannelWatch>.Instance);
        await listener.StartAsync(TestContext.Current.CancellationToken);
        await watch.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.IsTrueAsync(() => listener.Connected && other.Find(Cast.ChannelKey) is not null);

        var id = await AddAsync("suporte", "Suporte");
        await Eventually.IsTrueAsync(() => other.Find(id) is { Active: true });
        await new ChannelDesk(_cast.Database, _directory).SwitchAsync(id, active: false);
        await Eventually.IsTrueAsync(() => other.Find(id) is { Active: false });

        await watch.StopAsync(CancellationToken.None);
        await listener.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task A_card_tells_how_the_channel_fares()
    {
        await _cast.WritesAsync(Cast.Maria, "Meu PDV não abre");
        var received = _cast.Clock.GetUtcNow();
        _cast.Clock.Advance(TimeSpan.FromMinutes(1));
        var ticket = await _cast.OnlyTicketAsync();
        var sent = await _cast.AnswersAsync(ticket, "Já olho");
        var failed = await _cast.AnswersAsync(ticket, "Reinicie o caixa");
        await _cast.Database.ChangeAsync(async db =>
        {
            (await db.Messages.SingleAsync(m => m.Id == sent)).Confirm(Delivery.Sent, null);
            (await db.Messages.SingleAsync(m => m.Id == failed)).Confirm(Delivery.Failed, new Failure(FailureKind.Quota, null, "limit"));
            db.QuarantineEntries.Add(new QuarantineEntry(await db.InboxEntries.FirstAsync(), "strange", null, _cast.Clock.GetUtcNow()));
        });

        var card = Assert.Single(await CardsAsync());
        Assert.Equal((received, _cast.Clock.GetUtcNow(), 1, 1), (card.LastReceivedAt, card.LastSentAt, card.FailedLately, card.QuarantinedLately));
        Assert.True(card.Declared);

        _cast.Clock.Advance(TimeSpan.FromHours(25));
        card = Assert.Single(await CardsAsync());
        Assert.Equal((0, 0), (card.FailedLately, card.QuarantinedLately));
    }

    private static ChannelState State(bool connected, int minute, string? words = null) =>
        new(connected, words) { Account = "1150", At = Noon.AddMinutes(minute) };

    private async Task<Guid> AddAsync(string key, string name) => (await new ChannelDesk(_cast.Database, _directory).AddAsync(PlainProvider.Form(key, name))).Id;

    private ConnectionWatch Watch() => new(_cast.Database, _directory, TimeProvider.System, NullLogger<ConnectionWatch>.Instance);

    private Task<List<DownChannel>> DownAsync() => new ChannelQueries(_cast.Database).DownAsync();

    private Task<List<ChannelCard>> CardsAsync() => new ChannelCards(_cast.Database, _cast.Clock).ListAsync();
}
