using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Helpdesk.Core.Conversations;

/// <summary>What follows when an answer fails, or turns out to have arrived after all: the customer waits again or no more, and whoever wrote it is told.</summary>
internal static class FailedAnswers
{
    /// <summary>Looks at what the caller's change did to messages, and is part of it.</summary>
    public static async Task FollowAsync(HelpdeskDb db, DateTimeOffset now)
    {
        var turns = db.ChangeTracker.Entries<Message>().Select(Turn).OfType<(Message Message, bool Failed)>().ToList();
        Guid[] failed = [.. turns.Where(turn => turn.Failed).Select(turn => turn.Message.Id)];
        foreach (var turn in turns)
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Id == turn.Message.ConversationId);
            if (turn.Failed) await FailAsync(db, conversation, turn.Message, failed, now);
            else if (conversation.WaitingSince <= turn.Message.SentAt) conversation.Answer();
        }
    }

    // Whether it failed just now (true), or had failed and did not (false); null when neither.
    private static (Message, bool)? Turn(EntityEntry<Message> entry)
    {
        var (before, after) = (entry.Property(m => m.Delivery).OriginalValue, entry.Entity.Delivery);
        return entry.State == EntityState.Modified && before != after && (before == Delivery.Failed || after == Delivery.Failed)
            ? (entry.Entity, after == Delivery.Failed)
            : null;
    }

    // What fails with it is not saved yet, and answers nothing.
    private static async Task FailAsync(HelpdeskDb db, Conversation conversation, Message message, Guid[] failed, DateTimeOffset now)
    {
        var isAnswered = await db.Messages.AnyAsync(m => m.ConversationId == conversation.Id && !failed.Contains(m.Id)
            && m.Direction == Direction.Out && m.Delivery != Delivery.Failed && m.SentAt >= conversation.AnsweredWait);
        if (!isAnswered) conversation.WaitOn();
        if (message.TicketId is not { } id) return;

        var author = message.AuthorKind == ActorKind.User ? message.AuthorId : null;
        (await db.Tickets.SingleAsync(t => t.Id == id)).AnswerFailed(message.Id, author, message.Text, now);
    }
}
