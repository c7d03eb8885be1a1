using System.Text;
using System.Text.Json;
using Helpdesk.Core.Calls;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Inbox;

/// <summary>One transaction over waiting entries: take, understand, hear, save. All of it happens, or nothing.</summary>
internal sealed class InboxBatch(HelpdeskDb db, ChannelDirectory channels, Reopening reopening, DateTimeOffset now) : IAsyncDisposable
{
    /// <summary>The entries that were taken, for whoever has to deal with a failure.</summary>
    public IReadOnlyList<Guid> Taken { get; private set; } = [];

    /// <summary>How many entries were worked.</summary>
    public async Task<int> WorkAsync(int most)
    {
        // All or nothing: savepoints would only be more to ask of the database.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync();
        var entries = await TakeAsync(most);
        Taken = [.. entries.Select(e => e.Id)];
        if (entries.Count == 0) return 0;

        var arrivals = await new SilentMoves(db).TellAsync([.. entries.SelectMany(Understand)]);
        foreach (var round in Rounds(arrivals)) await HearAsync(round);
        await db.SaveChangesAsync();
        await db.InboxEntries.Where(e => Taken.Contains(e.Id)).ExecuteUpdateAsync(set => set.SetProperty(e => e.State, InboxState.Done));
        await transaction.CommitAsync();
        return entries.Count;
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    /// <summary>Entries that another node works on are passed over; what a dead process held is free again.</summary>
    private Task<List<InboxEntry>> TakeAsync(int most) => db.InboxEntries.FromSql($"""
        SELECT * FROM inbox_entries WHERE state = 'waiting' AND next_try_at <= {now}
        ORDER BY next_try_at LIMIT {most} FOR UPDATE SKIP LOCKED
        """).AsNoTracking().ToListAsync();

    /// <summary>Somebody who goes by other ids from now on is heard alone: what came before is saved then, and may be joined.</summary>
    private static IEnumerable<List<Arrival>> Rounds(IReadOnlyList<Arrival> arrivals)
    {
        List<Arrival> round = [];
        foreach (var arrival in arrivals)
        {
            if (round.Count > 0 && (arrival.Incoming is IdentityChange || round[^1].Incoming is IdentityChange))
            {
                yield return round;
                round = [];
            }

            round.Add(arrival);
        }

        if (round.Count > 0) yield return round;
    }

    private async Task HearAsync(IReadOnlyList<Arrival> arrivals)
    {
        await new Joining(db, Actor.Clock, now).JoinToldAsync(arrivals);
        var known = await Known.ReadAsync(db, arrivals, reopening.Window);
        var intake = new Intake(db, known, reopening.Window);
        var calls = await CallDesk.OpenAsync(db, intake, known, arrivals);
        foreach (var arrival in arrivals)
        {
            if (arrival.Incoming is IncomingCall call) await calls.HearAsync(arrival, call);
            else await intake.HearAsync(arrival);
        }

        await FailedAnswers.FollowAsync(db, now);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private IEnumerable<Arrival> Understand(InboxEntry entry)
    {
        if (channels.Find(entry.ChannelId) is not { } channel)
        {
            Quarantine(entry, "channel_gone", null);
            yield break;
        }

        foreach (var incoming in Read(entry, channel))
        {
            if (incoming is NotUnderstood strange) Quarantine(entry, strange.Reason, strange.Raw);
            else if (channels.Route(channel, incoming.Account) is { } owner) yield return new Arrival(owner, incoming, entry.ReceivedAt);
            else Quarantine(entry, $"unknown_account: {incoming.Account}", null);
        }
    }

    private IReadOnlyList<Incoming> Read(InboxEntry entry, ChannelAccess channel)
    {
        try
        {
            return channels.ProviderOf(channel).Read(entry.Body, entry.ReceivedAt);
        }
        catch (JsonException e)
        {
            Quarantine(entry, e.Message, Encoding.UTF8.GetString(entry.Body));
            return [];
        }
    }

    private void Quarantine(InboxEntry entry, string reason, string? part) => db.QuarantineEntries.Add(new QuarantineEntry(entry, reason, part, now));
}
