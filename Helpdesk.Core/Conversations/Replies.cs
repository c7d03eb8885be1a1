using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>
/// What we say: answers that go out, and notes that stay. An answer is a row first; the outbox sends it. Each carries an id made by
/// who writes, so that a double click, or a try after a lost connection, is one message.
/// </summary>
public sealed class Replies(Database database, ChannelDirectory channels, TimeProvider time)
{
    /// <exception cref="RefusedException">Empty, too long, outside the reply window, quoting what is not there, or nowhere to send it.</exception>
    public Task SendAsync(NewReply reply, Actor author) => WriteAsync(reply, async (db, ticket, conversation) =>
    {
        var now = time.GetUtcNow();
        CheckChannel(conversation, now);
        var quoted = await QuotedAsync(db, reply, conversation);
        var message = New(reply, ticket, conversation, Direction.Out, author, now).Queue(quoted?.ProviderId ?? quoted?.SendId);

        ticket.Answered(now);
        conversation.MarkRead();
        return message;
    });

    /// <summary>A note among ourselves.</summary>
    /// <exception cref="RefusedException">Empty or too long.</exception>
    public Task NoteAsync(NewReply note, Actor author) => WriteAsync(note, (_, ticket, conversation) =>
        Task.FromResult(New(note, ticket, conversation, Direction.Note, author, time.GetUtcNow())));

    /// <summary>Sends a message again that failed.</summary>
    /// <exception cref="RefusedException">It did not fail, or the window has closed meanwhile.</exception>
    public Task RetryAsync(Guid messageId) => database.ChangeAsync(async db =>
    {
        var message = await db.Messages.SingleAsync(m => m.Id == messageId);
        var now = time.GetUtcNow();
        CheckChannel(await db.Conversations.SingleAsync(c => c.Id == message.ConversationId), now);
        message.Retry(now);
    });

    /// <summary>Somebody of ours looks at the conversation.</summary>
    public Task MarkReadAsync(Guid conversationId) => database.ChangeAsync(async db =>
    {
        var conversation = await db.Conversations.SingleAsync(c => c.Id == conversationId);
        conversation.MarkRead();
    });

    private Task WriteAsync(NewReply reply, Func<HelpdeskDb, Ticket, Conversation, Task<Message>> write) => database.ChangeAsync(async db =>
    {
        if (await db.Messages.AnyAsync(m => m.Id == reply.Id)) return;

        var asked = await db.Tickets.SingleOrDefaultAsync(t => t.Id == reply.TicketId) ?? throw new RefusedException(Refusal.TicketGone);
        var conversation = await db.Conversations.SingleOrDefaultAsync(c => c.Id == asked.ConversationId)
            ?? throw new RefusedException(Refusal.NoConversation, asked.Number);

        // What is said belongs to the work that is open now, even when an older ticket was on the screen.
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.ConversationId == conversation.Id && t.Status != TicketStatus.Done) ?? asked;
        var message = await write(db, ticket, conversation);
        conversation.Hear(message);
        db.Messages.Add(message);
    });

    private static async Task<Message?> QuotedAsync(HelpdeskDb db, NewReply reply, Conversation conversation)
    {
        if (reply.ReplyTo is not { } id) return null;

        return await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.ConversationId == conversation.Id)
            ?? throw new RefusedException(Refusal.UnknownMessage) { Field = "replyTo" };
    }

    private static Message New(NewReply reply, Ticket ticket, Conversation conversation, Direction direction, Actor author, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reply.Text)) throw new RefusedException(Refusal.TextEmpty) { Field = "text" };

        var text = reply.Text.Trim();
        if (text.Length > Limits.MessageText) throw new RefusedException(Refusal.TextTooLong, Limits.MessageText, text.Length) { Field = "text" };

        return new Message(reply.Id, conversation, ticket.Id, direction, new Content(MessageKind.Text, text), author, now);
    }

    private void CheckChannel(Conversation conversation, DateTimeOffset now)
    {
        if (channels.Find(conversation.ChannelId) is not { Active: true } channel) throw new RefusedException(Refusal.ChannelInactive);

        var window = channels.Can(channel).ReplyWindow;
        if (window is { } hours && !(conversation.OpenUntil(hours) > now)) throw new RefusedException(Refusal.WindowClosed, hours.TotalHours);
    }
}

/// <param name="Id">Made by who writes; the same id twice is one message.</param>
/// <param name="ReplyTo">Our id of the quoted message.</param>
public sealed record NewReply(Guid Id, Guid TicketId, string Text, Guid? ReplyTo = null);
