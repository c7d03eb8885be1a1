using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>
/// Tries a channel with a real message, on the way that every answer takes: a row in the conversation with that number, which the
/// outbox sends. It belongs to the open ticket where there is one, and opens none.
/// </summary>
public sealed class TestMessages(Database database, ChannelDirectory channels, TimeProvider time)
{
    /// <param name="typedPhone">As a person types it.</param>
    /// <returns>The message, for following how far it gets.</returns>
    /// <exception cref="RefusedException">No phone number, the channel is off, or it takes no free text now.</exception>
    public async Task<Guid> SendAsync(Guid channelId, string typedPhone, string text, Actor by)
    {
        if (string.IsNullOrWhiteSpace(typedPhone)) throw new RefusedException(Refusal.FieldMissing) { Field = "phone" };

        var number = PhoneNumber.FromTyped(typedPhone) ?? throw new RefusedException(Refusal.PhoneInvalid, Checked.Cut(typedPhone, Limits.Key)!) { Field = "phone" };
        var channel = channels.Find(channelId) ?? throw new RefusedException(Refusal.CredentialsLost);
        if (!channel.Active) throw new RefusedException(Refusal.ChannelInactive);

        return await database.ChangeAsync(async db =>
        {
            var now = time.GetUtcNow();
            var conversation = await ConversationAsync(db, channelId, number, now);
            if (channels.Can(channel).ReplyWindow is { } window && !(conversation.OpenUntil(window) > now))
            {
                throw new RefusedException(Refusal.TestNeedsWindow, window.TotalHours) { Field = "phone" };
            }

            var ticket = await db.Tickets.Where(t => t.ConversationId == conversation.Id && t.Status != TicketStatus.Done).Select(t => (Guid?)t.Id).SingleOrDefaultAsync();
            var message = new Message(Ids.New(), conversation, ticket, Direction.Out, new Content(MessageKind.Text, text), by, now).Queue(null);
            conversation.Hear(message);
            db.Messages.Add(message);
            return message.Id;
        });
    }

    /// <summary>The conversation that this number has on the channel; else one begins, with whoever is known under the number.</summary>
    private static async Task<Conversation> ConversationAsync(HelpdeskDb db, Guid channelId, PhoneNumber number, DateTimeOffset now)
    {
        var contacts = await db.Contacts.Include(c => c.Phones).Where(c => c.Phones.Any(p => p.Number == number.Value)).OrderBy(c => c.Id).ToListAsync();
        var ids = contacts.ConvertAll(c => c.Id);
        var known = await db.Conversations.Where(c => c.ChannelId == channelId && ids.Contains(c.ContactId!.Value))
            .OrderByDescending(c => c.LastMessageAt ?? DateTimeOffset.MinValue).FirstOrDefaultAsync();
        if (known is not null) return known;

        var contact = contacts is [var only] ? only : contacts.Find(c => c.CustomerId is null);
        if (contact is null)
        {
            db.Contacts.Add(contact = new Contact(null, now));
            contact.AnswerOn(number);
        }

        var conversation = new Conversation(channelId, contact.Id, groupId: null, number.Value[1..]);
        db.Conversations.Add(conversation);
        return conversation;
    }
}
