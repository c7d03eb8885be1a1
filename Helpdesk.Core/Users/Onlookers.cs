using Helpdesk.Core.Data;
using Helpdesk.Core.Live;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Users;

/// <summary>
/// Who has which ticket in front of them, on all nodes. Kept in memory and told as news: when somebody comes, goes or begins to write,
/// and every half minute by each node for all its screens at once, so that those of a node that died are forgotten.
/// </summary>
public sealed partial class Onlookers(LiveHub hub, Database database, TimeProvider time, ILogger<Onlookers> logger) : BackgroundService
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(75);

    /// <summary>How long after the last word somebody is taken to write, and how often that is told.</summary>
    private static readonly TimeSpan WritingPatience = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan WritingPause = TimeSpan.FromSeconds(8);

    private readonly Lock _door = new();
    private readonly Dictionary<Guid, Place> _own = [];
    private readonly Dictionary<(Guid Ticket, Guid User), Seen> _seen = [];

    /// <summary>Who looks at a ticket besides this person, whoever writes first.</summary>
    public IReadOnlyList<Onlooker> Of(Guid ticketId, Guid except)
    {
        var now = time.GetUtcNow();
        lock (_door)
        {
            return [.. _seen.Where(s => s.Key.Ticket == ticketId && s.Key.User != except && s.Value.Until > now)
                .Select(s => new Onlooker(s.Key.User, s.Value.WritingUntil > now, s.Value.WritingUntil > now ? s.Value.WritingUntil : s.Value.Until))
                .OrderByDescending(o => o.Writes).ThenBy(o => o.UserId)];
        }
    }

    /// <summary>A screen shows a ticket; with null none any more.</summary>
    public Task GoAsync(Guid screenId, Guid userId, Guid? ticketId)
    {
        var news = new List<LiveEvent>();
        lock (_door)
        {
            var before = _own.GetValueOrDefault(screenId);
            if (before?.Ticket == ticketId) return Task.CompletedTask;

            _own.Remove(screenId);
            if (before is not null && !IsThere(before.Ticket, userId)) news.Add(new TicketWatched(before.Ticket, userId, Watch.Gone));
            if (ticketId is { } ticket)
            {
                _own[screenId] = new Place(userId, ticket, default);
                news.Add(new TicketWatched(ticket, userId, Watch.Viewing));
            }
        }

        return TellAsync(news);
    }

    /// <summary>Something is being written there; told once in a while.</summary>
    public Task WriteAsync(Guid screenId)
    {
        var now = time.GetUtcNow();
        lock (_door)
        {
            if (!_own.TryGetValue(screenId, out var place) || now - place.WroteAt < WritingPause) return Task.CompletedTask;

            _own[screenId] = place with { WroteAt = now };
            return TellAsync([new TicketWatched(place.Ticket, place.User, Watch.Writing)]);
        }
    }

    /// <summary>It was sent.</summary>
    public Task StopWritingAsync(Guid screenId)
    {
        lock (_door)
        {
            if (!_own.TryGetValue(screenId, out var place) || place.WroteAt == default) return Task.CompletedTask;

            _own[screenId] = place with { WroteAt = default };
            return TellAsync([new TicketWatched(place.Ticket, place.User, Watch.Viewing)]);
        }
    }

    /// <summary>Says again who is there, and forgets whom nobody spoke of for long.</summary>
    public Task RenewAsync()
    {
        var now = time.GetUtcNow();
        List<LiveEvent> news;
        lock (_door)
        {
            foreach (var gone in _seen.Where(s => s.Value.Until <= now).Select(s => s.Key).ToList()) _seen.Remove(gone);
            news = [.. _own.Values.GroupBy(place => (place.Ticket, place.User)).Select(same => new TicketWatched(
                same.Key.Ticket, same.Key.User, same.Any(place => now - place.WroteAt < WritingPatience) ? Watch.Writing : Watch.Viewing))];
        }

        return TellAsync(news);
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        Listen();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Hears what all nodes tell; before any screen does, since screens ask here when they hear it.</summary>
    public IDisposable Listen() => hub.Subscribe(news =>
    {
        if (news is TicketWatched watched) Hear(watched);
        return Task.CompletedTask;
    });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(Renewal, time);
        while (await clock.WaitForNextTickAsync(stoppingToken)) await RenewAsync();
    }

    private void Hear(TicketWatched watched)
    {
        var now = time.GetUtcNow();
        var key = (watched.TicketId, watched.UserId);
        lock (_door)
        {
            if (watched.Watch == Watch.Gone) _seen.Remove(key);
            else _seen[key] = new Seen(now + Patience, watched.Watch == Watch.Writing ? now + WritingPatience : default);
        }
    }

    private bool IsThere(Guid ticketId, Guid userId) => _own.Values.Any(place => place.Ticket == ticketId && place.User == userId);

    // Nobody waits for it, and the next renewal says it again.
    private async Task TellAsync(IReadOnlyCollection<LiveEvent> news)
    {
        try
        {
            if (news.Count > 0) await database.TellAsync([.. news]);
        }
        catch (Exception e) when (Database.IsOutOfReach(e))
        {
            LogNotTold(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Nobody could be told who looks at which ticket")]
    private partial void LogNotTold(Exception e);

    private sealed record Place(Guid User, Guid Ticket, DateTimeOffset WroteAt);

    private sealed record Seen(DateTimeOffset Until, DateTimeOffset WritingUntil);
}

/// <param name="Until">When this changes by itself if nothing more is heard.</param>
public sealed record Onlooker(Guid UserId, bool Writes, DateTimeOffset Until);
