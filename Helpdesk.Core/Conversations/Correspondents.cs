using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>Who is it? Finds the contact behind a provider's ids, and its conversation; makes them when nobody knows the number.</summary>
internal sealed class Correspondents(HelpdeskDb db, Known known)
{
    /// <summary>The conversation with this person on this channel.</summary>
    public async Task<Conversation> ConversationAsync(Arrival arrival, Party party)
    {
        var contact = await ContactAsync(arrival, party);
        var address = party.Phone ?? party.UserId!;
        var conversation = known.ConversationWith(arrival.Channel.Id, contact.Id);
        if (conversation is null) known.Add(conversation = new Conversation(arrival.Channel.Id, contact.Id, null, address));
        conversation.AnswerTo(address);
        return conversation;
    }

    public Conversation Group(Arrival arrival, string group)
    {
        var conversation = known.Group(arrival.Channel.Id, group);
        if (conversation is null) known.Add(conversation = new Conversation(arrival.Channel.Id, null, group, group));
        return conversation;
    }

    /// <summary>The same person goes by other ids now. Null when we never knew them, or know it already.</summary>
    public async Task<Conversation?> RenameAsync(Arrival arrival, IdentityChange change)
    {
        var identity = Find(arrival.Channel.Id, change.Before);
        var isNews = Ids(change.After).Any(id => known.Identity(arrival.Channel.Id, id) is null);
        if (identity is null || !isNews) return null;

        var contact = known.Contact(identity.ContactId);
        await LearnAsync(arrival, contact, change.After);
        var conversation = known.ConversationWith(arrival.Channel.Id, contact.Id);
        conversation?.AnswerTo(change.After.Phone ?? change.After.UserId ?? conversation.Address);
        return conversation;
    }

    private async Task<Contact> ContactAsync(Arrival arrival, Party party)
    {
        var contact = Find(arrival.Channel.Id, party) is { } identity ? known.Contact(identity.ContactId) : Registered(party) ?? New(arrival, party);
        contact.CallThemselves(party.Name);
        await LearnAsync(arrival, contact, party);
        return contact;
    }

    private static IEnumerable<string> Ids(Party party) => new[] { party.UserId, party.Phone }.OfType<string>();

    /// <summary>The opaque id first: it stays when a number changes hands.</summary>
    private ContactIdentity? Find(Guid channel, Party party) => known.Identity(channel, party.UserId) ?? known.Identity(channel, party.Phone);

    /// <summary>
    /// The contact on record under this number. When several customers share it nobody is preferred in silence: it stays unidentified
    /// and a technician picks.
    /// </summary>
    private Contact? Registered(Party party)
    {
        if (party.Phone is null || PhoneNumber.FromProvider(party.Phone) is not { } number) return null;

        var contacts = known.ContactsOn(number).Where(c => c.CustomerId is not { } customer || known.IsActive(customer)).ToList();
        var ofCustomers = contacts.Where(c => c.CustomerId is not null).ToList();
        return ofCustomers.Select(c => c.CustomerId).Distinct().Count() switch
        {
            0 => contacts.FirstOrDefault(),
            1 => ofCustomers[0],
            _ => contacts.Find(c => c.CustomerId is null),
        };
    }

    private Contact New(Arrival arrival, Party party)
    {
        var contact = new Contact(null, arrival.ReceivedAt);
        contact.CallThemselves(party.Name);
        known.Add(contact);
        return contact;
    }

    /// <summary>Notes ids and number under which the contact is reached. An id that is somebody else's stays theirs.</summary>
    private async Task LearnAsync(Arrival arrival, Contact contact, Party party)
    {
        foreach (var value in Ids(party))
        {
            if (known.Identity(arrival.Channel.Id, value) is null)
            {
                known.Add(new ContactIdentity(arrival.Channel.Id, value, contact.Id, arrival.At));
            }
        }

        if (party.Phone is null || PhoneNumber.FromProvider(party.Phone) is not { } number) return;

        var customer = contact.CustomerId is null ? Registered(party)?.CustomerId : null;
        contact.AnswerOn(number);
        if (customer is { } found) await IdentifyAsync(contact, found, arrival.ReceivedAt);
    }

    /// <summary>A contact known by an opaque id shows a number that one customer registered: it is theirs, and so are its tickets.</summary>
    private async Task IdentifyAsync(Contact contact, Guid customerId, DateTimeOffset now)
    {
        contact.BelongTo(customerId);
        var name = await db.Customers.Where(c => c.Id == customerId).Select(c => c.LegalName).SingleAsync();
        foreach (var ticket in await db.Tickets.Where(t => t.ContactId == contact.Id && t.CustomerId == null).ToListAsync())
        {
            ticket.LinkTo(customerId, name, Actor.Clock, now);
        }
    }
}
