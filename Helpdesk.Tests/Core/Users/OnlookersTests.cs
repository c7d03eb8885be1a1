using Helpdesk.Core.Live;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Helpdesk.Tests.Core.Users;

/// <summary>Two nodes hear what each tells, as over PostgreSQL.</summary>
public sealed class OnlookersTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly Guid Ticket = Guid.CreateVersion7();
    private static readonly Guid Ana = Guid.CreateVersion7();
    private static readonly Guid Bia = Guid.CreateVersion7();
    private static readonly Guid Screen = Guid.CreateVersion7();

    private readonly StoppedClock _clock = new();
    private readonly LiveHub _hub = new(NullLogger<LiveHub>.Instance);
    private readonly List<TicketWatched> _told = [];
    private LiveListener _listener = default!;
    private Onlookers _node = default!, _other = default!;

    public async ValueTask InitializeAsync()
    {
        (_node, _other) = (new(_hub, database.Door, _clock, NullLogger<Onlookers>.Instance), new(_hub, database.Door, _clock, NullLogger<Onlookers>.Instance));
        _node.Listen();
        _other.Listen();
        _hub.Subscribe(news =>
        {
            if (news is TicketWatched watched) _told.Add(watched);
            return Task.CompletedTask;
        });
        _listener = new(database.Source, _hub, TimeProvider.System, NullLogger<LiveListener>.Instance);
        await _listener.StartAsync(CancellationToken.None);
        await Eventually.IsTrueAsync(() => _listener.Connected);
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.StopAsync(CancellationToken.None);
        _listener.Dispose();
        _node.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task Others_see_who_comes_who_writes_and_who_goes_on_whichever_node()
    {
        await _node.GoAsync(Screen, Ana, Ticket);
        await ToldAsync(1);
        Assert.False(Assert.Single(_other.Of(Ticket, Bia)).Writes);
        Assert.Empty(_other.Of(Ticket, Ana));

        await _node.WriteAsync(Screen);
        await ToldAsync(2);
        Assert.True(Assert.Single(_other.Of(Ticket, Bia)).Writes);

        await _node.StopWritingAsync(Screen);
        await _node.GoAsync(Screen, Ana, null);
        await ToldAsync(4);
        Assert.Empty(_other.Of(Ticket, Bia));
    }

    [Fact]
    public async Task Writing_is_told_once_in_a_while_and_ends_by_itself()
    {
        await _node.GoAsync(Screen, Ana, Ticket);
        for (var i = 0; i < 50; i++) await _node.WriteAsync(Screen);
        await ToldAsync(2);

        _clock.Advance(TimeSpan.FromSeconds(13));
        Assert.False(Assert.Single(_other.Of(Ticket, Bia)).Writes);
        await _node.WriteAsync(Screen);
        await ToldAsync(3);
    }

    [Fact]
    public async Task Whoever_has_it_on_a_second_screen_stays_when_the_first_goes()
    {
        var second = Guid.CreateVersion7();
        await _node.GoAsync(Screen, Ana, Ticket);
        await _node.GoAsync(second, Ana, Ticket);
        await _node.GoAsync(Screen, Ana, null);
        await _node.WriteAsync(second);
        await Eventually.IsTrueAsync(() => _told.Exists(told => told.Watch == Watch.Writing));

        Assert.Single(_other.Of(Ticket, Bia));
        Assert.DoesNotContain(_told, told => told.Watch == Watch.Gone);
    }

    [Fact]
    public async Task Who_is_not_told_of_again_is_forgotten_as_when_a_node_dies()
    {
        await _node.GoAsync(Screen, Ana, Ticket);
        await ToldAsync(1);

        _clock.Advance(TimeSpan.FromSeconds(60));
        await _node.RenewAsync();
        await ToldAsync(2);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Single(_other.Of(Ticket, Bia));

        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(_other.Of(Ticket, Bia));
    }

    private Task ToldAsync(int count) => Eventually.IsTrueAsync(() => _told.Count == count);
}
