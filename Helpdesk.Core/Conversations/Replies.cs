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
public sealed class Replies(Database database, ChannelDirectory channels, Enclosing enclosing, Signs signs, TimeProvider time)
{
    /// <exception cref="RefusedException">Nothing that this channel carries, outside the reply window, quoting what is not there, or nowhere to send it.</exception>
    public async Task SendAsync(NewReply reply, Actor author)
    {
        var conversation = await WriteAsync(reply, async (db, ticket, conversation) =>
        {
            var now = time.GetUtcNow();
            var can = channels.Can(ChannelOf(conversation));
            var enclosed = enclosing.Read(reply, can);
            if (enclosed.Content.Kind != MessageKind.Template) CheckWindow(conversation, can, now);

            var quoted = await QuotedAsync(db, reply, conversation);
            var message = new Message(reply.Id, conversation, ticket.Id, Direction.Out, enclosed.Content, author, now).Queue(quoted?.ProviderId ?? quoted?.SendId);
            if (enclosed.File is { } file) message.With(file);

            ticket.Answered(now);
            conversation.MarkRead();
            conversation.Answer();
            return message;
        });
        if (conversation is { } answered) signs.Read(answered);
    }

    /// <summary>A note among ourselves; the colleagues whom it calls by name are told.</summary>
    /// <exception cref="RefusedException">Empty or too long.</exception>
    public Task NoteAsync(NewReply note, Actor author) => WriteAsync(note, async (db, ticket, conversation) =>
    {
        var (content, now) = (Enclosing.Note(note), time.GetUtcNow());
        var called = await Mentions.FindAsync(db, content.Text!);
        if (called.Count > 0) content = content with { Details = new MessageDetails { Mentions = called } };
        foreach (var person in called) ticket.Mention(person.UserId, content.Text!, author, now);
        return new Message(note.Id, conversation, ticket.Id, Direction.Note, content, author, now);
    });

    /// <summary>Sends a message again that failed.</summary>
    /// <exception cref="RefusedException">It did not fail, or the window has closed meanwhile.</exception>
    public Task RetryAsync(Guid messageId) => database.ChangeAsync(async db =>
    {
        var message = await db.Messages.SingleAsync(m => m.Id == messageId);
        var conversation = await db.Conversations.SingleAsync(c => c.Id == message.ConversationId);
        var (can, now) = (channels.Can(ChannelOf(conversation)), time.GetUtcNow());
        if (message.Kind != MessageKind.Template) CheckWindow(conversation, can, now);
        message.Retry(now);
        conversation.Answer();
    });

    /// <summary>Reacts to a message, or with no emoji takes the reaction back. The customer sees one reaction of ours: the latest.</summary>
    /// <exception cref="RefusedException">The channel carries no reactions, the message is not one that can be reacted to, or the window has closed.</exception>
    public Task ReactAsync(Guid messageId, string? emoji) => database.ChangeAsync(async db =>
    {
        var now = time.GetUtcNow();
        await using var reacting = await db.Database.BeginTransactionAsync();
        var message = await LockedMessage.ReadAsync(db, messageId) ?? throw new RefusedException(Refusal.UnknownMessage);
        var conversation = await db.Conversations.SingleAsync(c => c.Id == message.ConversationId);
        var can = channels.Can(ChannelOf(conversation));
        if (!can.Reactions) throw new RefusedException(Refusal.NotOnThisChannel);
        if (message.ProviderId is null || message.DeletedAt is not null) throw new RefusedException(Refusal.UnknownMessage);

        CheckWindow(conversation, can, now);
        message.ReactWith(emoji is null ? null : Checked.Text(emoji, Limits.Key, "emoji"), now);
        await db.SaveChangesAsync();
        await reacting.CommitAsync();
    });

    /// <summary>Somebody of ours looks at the conversation. Whose ticket it is shows the customer that it was read; a glance by others does not.</summary>
    public async Task MarkReadAsync(Guid conversationId, Guid? readerId = null)
    {
        var isTheirs = await database.ChangeAsync(async db =>
        {
            var conversation = await db.Conversations.SingleAsync(c => c.Id == conversationId);
            conversation.MarkRead();
            return readerId is not null && await db.Tickets.AnyAsync(t => t.ConversationId == conversationId && t.Status != TicketStatus.Done && t.AssigneeId == readerId);
        });
        if (isTheirs) signs.Read(conversationId);
    }

    private Task<Guid?> WriteAsync(NewReply reply, Func<HelpdeskDb, Ticket, Conversation, Task<Message>> write) => database.ChangeAsync<Guid?>(async db =>
    {
        await Drafts.LetGoAsync(db, reply);
        if (await db.Messages.AnyAsync(m => m.Id == reply.Id)) return null;

        var asked = await db.Tickets.SingleOrDefaultAsync(t => t.Id == reply.TicketId) ?? throw new RefusedException(Refusal.TicketGone);
        var conversation = await db.Conversations.SingleOrDefaultAsync(c => c.Id == asked.ConversationId)
            ?? throw new RefusedException(Refusal.NoConversation, asked.Number);

        // What is said belongs to the work that is open now, even when an older ticket was on the screen.
        var ticket = await db.Tickets.SingleOrDefaultAsync(t => t.ConversationId == conversation.Id && t.Status != TicketStatus.Done) ?? asked;
        var message = await write(db, ticket, conversation);
        conversation.Hear(message);
        db.Messages.Add(message);
        return conversation.Id;
    });

    private static async Task<Message?> QuotedAsync(HelpdeskDb db, NewReply reply, Conversation conversation)
    {
        if (reply.ReplyTo is not { } id) return null;

        return await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.ConversationId == conversation.Id)
            ?? throw new RefusedException(Refusal.UnknownMessage) { Field = "replyTo" };
    }

    private ChannelAccess ChannelOf(Conversation conversation) =>
        channels.Find(conversation.ChannelId) is { Active: true } channel ? channel : throw new RefusedException(Refusal.ChannelInactive);

    private static void CheckWindow(Conversation conversation, Capabilities can, DateTimeOffset now)
    {
        if (can.ReplyWindow is { } hours && !(conversation.OpenUntil(hours) > now)) throw new RefusedException(Refusal.WindowClosed, hours.TotalHours);
    }
}

/// <param name="Id">Made by who writes; the same id twice is one message.</param>
/// <param name="Text">What is said; of a file its caption, and with other enclosures nothing.</param>
/// <param name="ReplyTo">Our id of the quoted message.</param>
public sealed record NewReply(Guid Id, Guid TicketId, string Text, Guid? ReplyTo = null)
{
    /// <summary>Null for plain words.</summary>
    public Enclosure? Enclosure { get; init; }

    /// <summary>The draft whose words it carries, where that has another id: a file with words under it.</summary>
    public Guid? DraftId { get; init; }
}
