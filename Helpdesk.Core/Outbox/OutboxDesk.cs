using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Outbox;

/// <summary>Takes queued messages out, one per conversation at a time, and notes what became of them.</summary>
public sealed class OutboxDesk(Database database, ChannelDirectory channels, Packing packing, TimeProvider time)
{
    /// <summary>A request that is under way for longer than any provider may take: whoever sent it died.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    /// <summary>The same, where a large file goes with it over a slow line.</summary>
    private static readonly TimeSpan FileLease = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The next message to send, marked so before anything leaves: a crash from here on is shown to a person and never repeated in
    /// silence. Null when nothing can be sent now.
    /// </summary>
    /// <param name="except">Channels for which enough is under way.</param>
    public Task<TakenMessage?> TakeAsync(params Guid[] except) => database.ChangeAsync(async db =>
    {
        var now = time.GetUtcNow();
        var message = await NextAsync(db, now, except);
        if (message is null) return null;

        if (message.Delivery == Delivery.Sending)
        {
            message.Settle(new Unconfirmed("no answer before the process ended"), now, AskAfter(message.ChannelId));
            await FailedAnswers.FollowAsync(db, now);
            return null;
        }

        await db.Entry(message).Collection(m => m.Attachments).LoadAsync();
        if (packing.ContentOf(message) is not { } content)
        {
            message.Settle(new NotSent(new Failure(FailureKind.Unknown, null, "the file is not in the data directory any more"), null), now);
            await FailedAnswers.FollowAsync(db, now);
            return null;
        }

        message.BeginSending(now + (content is OutgoingFile ? FileLease : Lease));
        var to = await db.Conversations.Where(c => c.Id == message.ConversationId).Select(c => new
        {
            c.Address,
            Cold = c.ContactId != null && !db.ContactIdentities.Any(i => i.ChannelId == c.ChannelId && i.Value == c.Address),
        }).SingleAsync();
        return new TakenMessage(message.ChannelId, new Parcel(message.Id, to.Address, content, message.ReplyToProviderId) { Cold = to.Cold });
    });

    public Task SettleAsync(TakenMessage taken, SendOutcome outcome) => database.ChangeAsync(async db =>
    {
        var now = time.GetUtcNow();
        var message = await db.Messages.SingleAsync(m => m.Id == taken.Parcel.MessageId);
        message.Settle(outcome, now, AskAfter(message.ChannelId));
        await CatchUpAsync(db, message);
        await FailedAnswers.FollowAsync(db, now);
        if (outcome is Accepted { RecipientId: { } recipient }) await LearnAsync(db, taken, recipient, now);
    });

    private TimeSpan? AskAfter(Guid channelId) => channels.Find(channelId) is { } channel ? channels.Can(channel).AskAfter : null;

    /// <summary>
    /// The oldest waiting message of a conversation in which none is under way and none older still waits. Locking the row keeps other
    /// workers and nodes off this message; the conversation's later ones are kept back by this one being there.
    /// </summary>
    private static Task<Message?> NextAsync(HelpdeskDb db, DateTimeOffset now, Guid[] except) => db.Messages.FromSql($"""
        SELECT m.*, m.xmin FROM messages m
        WHERE m.delivery IN ('queued', 'sending')
          AND m.next_try_at <= {now}
          AND m.channel_id <> ALL({except})
          AND NOT EXISTS (
              SELECT 1 FROM messages earlier
              WHERE earlier.conversation_id = m.conversation_id AND earlier.delivery IN ('queued', 'sending')
                AND (earlier.sent_at, earlier.id) < (m.sent_at, m.id))
        ORDER BY m.next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED
        """).SingleOrDefaultAsync();

    /// <summary>Receipts that were faster than the answer to our own request.</summary>
    private static async Task CatchUpAsync(HelpdeskDb db, Message message)
    {
        var ids = new[] { message.ProviderId, message.SendId }.OfType<string>().ToArray();
        var waiting = await db.WaitingUpdates.Where(w => w.ChannelId == message.ChannelId && ids.Contains(w.TargetId)).OrderBy(w => w.Id).ToListAsync();
        foreach (var update in waiting) Updates.Apply(message, Updates.Read(update.Update));
        db.WaitingUpdates.RemoveRange(waiting);
    }

    /// <summary>The provider may write the recipient in another form (ninth digit) than we did; both are the same contact.</summary>
    private static async Task LearnAsync(HelpdeskDb db, TakenMessage taken, string recipient, DateTimeOffset now)
    {
        var isKnown = await db.ContactIdentities.AnyAsync(i => i.ChannelId == taken.ChannelId && i.Value == recipient);
        if (isKnown && !taken.Parcel.Cold) return;

        var conversation = await db.Conversations.SingleAsync(c => db.Messages.Any(m => m.Id == taken.Parcel.MessageId && m.ConversationId == c.Id));
        if (taken.Parcel.Cold) conversation.AnswerTo(recipient);
        if (!isKnown && conversation.ContactId is { } contact) db.ContactIdentities.Add(new ContactIdentity(taken.ChannelId, recipient, contact, now));
    }
}

public sealed record TakenMessage(Guid ChannelId, Parcel Parcel);
