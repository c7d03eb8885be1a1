using System.Collections.Concurrent;
using Helpdesk.Core.Live;
using Helpdesk.Core.Tickets;
using Helpdesk.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Helpdesk.Tests.Core.Live;

/// <summary>News leave with the commit that made them, and reach every node.</summary>
public sealed class LiveNewsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly Node _one = new(database);
    private readonly Node _other = new(database);
    private Cast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _cast = await Cast.OnAsync(database);
        await Task.WhenAll(_one.StartAsync(), _other.StartAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _cast.DisposeAsync();
    }

    [Fact]
    public async Task Both_nodes_hear_what_one_of_them_saved()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");

        var expected = new TicketChanged((await _cast.OnlyTicketAsync()).Id);
        await _one.HearsAsync(expected);
        await _other.HearsAsync(expected);
    }

    [Fact]
    public async Task Nobody_hears_of_what_did_not_happen()
    {
        await _cast.WritesAsync(Cast.Maria, "Oi");
        var ticket = await _cast.OnlyTicketAsync();
        await _one.HearsAsync(new TicketChanged(ticket.Id));
        _one.Heard.Clear();

        await Assert.ThrowsAnyAsync<Exception>(() => _cast.Database.ChangeAsync(async db =>
        {
            var tracked = await db.Tickets.SingleAsync();
            tracked.Rename("outro", Helpdesk.Core.Users.Actor.Clock, _cast.Clock.GetUtcNow());
            db.TicketEvents.Add(new TicketEvent(TicketEventKind.Opened, Helpdesk.Core.Users.Actor.Clock, _cast.Clock.GetUtcNow(), null, null));
        }));
        await _cast.WritesAsync(Cast.Stranger, "sinal");

        await _one.HearsAsync(new TicketChanged((await _cast.TicketsAsync())[^1].Id));
        Assert.DoesNotContain(new TicketChanged(ticket.Id), _one.Heard);
    }

    [Fact]
    public async Task A_node_that_was_cut_off_is_told_to_read_again()
    {
        _one.Heard.Clear();
        await using (var cut = database.Source.CreateCommand("""
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()
            """)) await cut.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await _one.HearsAsync(new ConnectionLost());
        await _one.HearsAsync(new NewsMissed());
        await Eventually.IsTrueAsync(() => _one.Listener.Connected);

        await _cast.WritesAsync(Cast.Maria, "Oi");
        await _one.HearsAsync(new TicketChanged((await _cast.OnlyTicketAsync()).Id));
    }

    [Fact]
    public async Task A_reading_that_many_screens_need_is_made_once()
    {
        var hub = _one.Hub;
        var news = new TicketChanged(Guid.CreateVersion7());
        var readings = 0;

        var answers = await Task.WhenAll(Enumerable.Range(0, 100)
            .Select(_ => hub.ReadOnceAsync(news, "row", () => Task.FromResult(Interlocked.Increment(ref readings)))));

        Assert.Equal(1, readings);
        Assert.All(answers, answer => Assert.Equal(1, answer));
        Assert.Equal(2, await hub.ReadOnceAsync(news with { }, "row", () => Task.FromResult(Interlocked.Increment(ref readings))));
    }

    private sealed class Node(TestDatabase database) : IAsyncDisposable
    {
        private NpgsqlDataSource? _source;

        public LiveHub Hub { get; } = new(NullLogger<LiveHub>.Instance);

        public ConcurrentBag<LiveEvent> Heard { get; } = [];

        public LiveListener Listener { get; private set; } = null!;

        public async Task StartAsync()
        {
            _source = NpgsqlDataSource.Create(database.ConnectionString);
            Hub.Subscribe(news =>
            {
                Heard.Add(news);
                return Task.CompletedTask;
            });
            Listener = new LiveListener(_source, Hub, TimeProvider.System, NullLogger<LiveListener>.Instance);
            await Listener.StartAsync(CancellationToken.None);
            await Eventually.IsTrueAsync(() => Listener.Connected);
        }

        public Task HearsAsync(LiveEvent news) => Eventually.IsTrueAsync(() => Heard.Contains(news));

        public async ValueTask DisposeAsync()
        {
            await Listener.StopAsync(CancellationToken.None);
            Listener.Dispose();
            if (_source is not null) await _source.DisposeAsync();
        }
    }
}
