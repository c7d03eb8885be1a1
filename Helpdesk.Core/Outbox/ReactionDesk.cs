using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Outbox;

/// <summary>Takes queued reactions out, and notes what became of them. Who wishes another meanwhile holds the same row, so no wish is lost.</summary>
public sealed class ReactionDesk(Database database, TimeProvider time)
{
    /// <summary>The next reaction to send, marked so before anything leaves. Null when none can be sent now.</summary>
    /// <param name="except">Channels for which enough is under way.</param>
    public Task<TakenReaction?> TakeAsync(params Guid[] except) => database.ChangeAsync(async db =>
    {
        await using var taking = await db.Database.BeginTransactionAsync();
        var now = time.GetUtcNow();
        if (await NextAsync(db, now, except) is not { } next || await LockedMessage.ReadAsync(db, next) is not { } message) return null;

        // Somebody else may have taken it while we waited for the lock.
        var reaction = message.Reactions.Single(r => r.ByUs);
        if (reaction.Delivery is not (Delivery.Queued or Delivery.Sending) || reaction.NextTryAt > now) return null;

        var taken = reaction.Delivery == Delivery.Sending ? Lose(message, reaction, now) : await BeginAsync(db, message, reaction, now);
        await db.SaveChangesAsync();
        await taking.CommitAsync();
        return taken;
    });

    public Task SettleAsync(TakenReaction taken, SendOutcome outcome) => database.ChangeAsync(async db =>
    {
        await using var settling = await db.Database.BeginTransactionAsync();
        var message = (await LockedMessage.ReadAsync(db, taken.MessageId))!;
        message.Reactions.Single(r => r.ByUs).Settle(outcome, taken.Wished, time.GetUtcNow());
        message.ReactionChanged();
        await db.SaveChangesAsync();
        await settling.CommitAsync();
    });

    /// <summary>The message whose reaction waits longest.</summary>
    private static Task<Guid?> NextAsync(HelpdeskDb db, DateTimeOffset now, Guid[] except) => (
        from message in db.Messages
        from reaction in message.Reactions
        where !except.Contains(message.ChannelId)
        where reaction.ByUs && (reaction.Delivery == Delivery.Queued || reaction.Delivery == Delivery.Sending) && reaction.NextTryAt <= now
        orderby reaction.NextTryAt
        select (Guid?)message.Id).FirstOrDefaultAsync();

    private static TakenReaction? Lose(Message message, Reaction reaction, DateTimeOffset now)
    {
        reaction.Settle(new Unconfirmed("no answer before the process ended"), reaction.At, now);
        message.ReactionChanged();
        return null;
    }

    private static async Task<TakenReaction> BeginAsync(HelpdeskDb db, Message message, Reaction reaction, DateTimeOffset now)
    {
        reaction.BeginSending(now + OutboxDesk.Lease);
        var address = await db.Conversations.Where(c => c.Id == message.ConversationId).Select(c => c.Address).SingleAsync();
        var parcel = new Parcel(reaction.Id, address, new OutgoingReaction(message.ProviderId!, reaction.Emoji), null);
        return new TakenReaction(message.Id, reaction.At, message.ChannelId, parcel);
    }
}

/// <param name="Wished">When it was wished; another wish may have come since.</param>
public sealed record TakenReaction(Guid MessageId, DateTimeOffset Wished, Guid ChannelId, Parcel Parcel);
