using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>The person and the conversation behind a number, for work that begins on our side. Part of the caller's change.</summary>
internal sealed class NumberThreads(HelpdeskDb db, ChannelDirectory channels, Actor by, DateTimeOffset now)
{
    /// <param name="channel">Where to write; null takes the conversation that was used last, else the only channel there is.</param>
    /// <exception cref="RefusedException">The conversation has an open ticket.</exception>
    public async Task<NumberThread> OfAsync(PhoneNumber number, Customer? customer, ChannelAccess? channel)
    {
        var contacts = await db.Contacts.Include(c => c.Phones).Where(c => c.Phones.Any(p => p.Number == number.Value)).OrderBy(c => c.Id).ToListAsync();
        var ids = contacts.ConvertAll(c => c.Id);
        var conversations = await db.Conversations.Where(c => ids.Contains(c.ContactId!.Value) && (channel == null || c.ChannelId == channel.Id))
            .OrderByDescending(c => c.LastMessageAt ?? DateTimeOffset.MinValue).ToListAsync();
        await RefuseSecondAsync(conversations);

        var latest = conversations.FirstOrDefault();
        var contact = latest is null ? Pick(contacts, customer) : contacts.Find(c => c.Id == latest.ContactId);
        if (contact is null) db.Contacts.Add(contact = NewContact(number));
        if (customer is not null && contact.CustomerId is null) await AdoptAsync(customer, contact);
        return new NumberThread(contact, latest ?? Begin(contact, number, channel));
    }

    private async Task RefuseSecondAsync(List<Conversation> conversations)
    {
        var ids = conversations.ConvertAll(c => c.Id);
        var open = await db.Tickets.Where(t => ids.Contains(t.ConversationId!.Value) && t.Status != TicketStatus.Done).Select(t => (long?)t.Number).FirstOrDefaultAsync();
        if (open is not null) throw new RefusedException(Refusal.ConversationHasOpenTicket, open) { Field = "contactPhone" };
    }

    /// <summary>Of several people on one number that of the customer; without a customer nobody is preferred in silence.</summary>
    private static Contact? Pick(List<Contact> contacts, Customer? customer)
    {
        if (customer is not null) return contacts.Find(c => c.CustomerId == customer.Id) ?? contacts.Find(c => c.CustomerId is null);

        return contacts.Select(c => c.CustomerId).OfType<Guid>().Distinct().Count() == 1
            ? contacts.Find(c => c.CustomerId is not null)
            : contacts.Find(c => c.CustomerId is null);
    }

    private Contact NewContact(PhoneNumber number)
    {
        var contact = new Contact(null, now);
        contact.AnswerOn(number);
        return contact;
    }

    private async Task AdoptAsync(Customer customer, Contact contact)
    {
        customer.Adopt(contact);
        customer.Touch(now);
        foreach (var earlier in await db.Tickets.Where(t => t.ContactId == contact.Id && t.CustomerId == null).ToListAsync())
        {
            earlier.LinkTo(customer.Id, customer.ShownName, by, now);
        }
    }

    /// <summary>Null when there is no channel, or when nobody can say which of several it should be.</summary>
    private Conversation? Begin(Contact contact, PhoneNumber number, ChannelAccess? channel)
    {
        if ((channel ?? Only()) is not { } where) return null;

        var conversation = new Conversation(where.Id, contact.Id, groupId: null, number.Value[1..]);
        db.Conversations.Add(conversation);
        return conversation;
    }

    private ChannelAccess? Only() => channels.All.Where(c => c.Active).ToList() is [var only] ? only : null;
}

/// <param name="Conversation">Null when nobody can say on which channel it should be.</param>
internal sealed record NumberThread(Contact Contact, Conversation? Conversation);
