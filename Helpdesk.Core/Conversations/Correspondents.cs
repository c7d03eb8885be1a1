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

    /// <summary>Who is known by these ids on this channel, else who is on record under the number. The opaque id first: it stays when a number changes hands.</summary>
    public Contact? Find(Guid channel, Party party) =>
        (known.Identity(channel, party.UserId) ?? known.Identity(channel, party.Phone)) is { } identity ? known.Contact(identity.ContactId) : Registered(party);

    /// <summary>Who changed their ids. Whoever was seen on the number only later has it from somebody else, and the news are old.</summary>
    public Contact? Before(Arrival arrival, IdentityChange change) =>
        known.Identity(arrival.Channel.Id, change.Before.Phone)?.SeenAt > arrival.At ? null : Find(arrival.Channel.Id, change.Before);

    public static IEnumerable<string> Ids(Party party) => new[] { party.UserId, party.Phone }.OfType<string>();

    /// <summary>
    /// Whether somebody with this opaque id must be another person than the contact, although they have its number: each number of the
    /// contact has an id of that kind already.
    /// </summary>
    public static bool IsAnother(Contact contact, IEnumerable<ContactIdentity> identities, string userId) =>
        identities.Count(i => RawId.KindOf(i.Value) == RawId.KindOf(userId)) >= Math.Max(1, contact.Phones.Count);

    /// <summary>Notes ids and number under which the contact is reached. An id that is somebody else's stays theirs.</summary>
    public async Task LearnAsync(Arrival arrival, Contact contact, Party party)
    {
        foreach (var value in Ids(party))
        {
            if (known.Identity(arrival.Channel.Id, value) is null)
            {
                known.Add(new ContactIdentity(arrival.Channel.Id, value, contact.Id, arrival.At));
            }
        }

        if (party.Phone is null || PhoneNumber.FromProvider(party.Phone) is not { } number) return;

        // Whose number it is says nothing about somebody else who has it now: they are asked.
        var isTheirs = known.Identity(arrival.Channel.Id, party.Phone)?.ContactId == contact.Id;
        var customer = isTheirs && contact.CustomerId is null ? Registered(party)?.CustomerId : null;
        contact.AnswerOn(number);
        if (customer is { } found) await IdentifyAsync(contact, found, arrival.ReceivedAt);
    }

    private async Task<Contact> ContactAsync(Arrival arrival, Party party)
    {
        var contact = Find(arrival.Channel.Id, party);
        if (contact is null || await IsAnotherAsync(arrival.Channel.Id, contact, party)) contact = New(arrival, party);
        contact.CallThemselves(party.Name);
        await LearnAsync(arrival, contact, party);
        return contact;
    }

    /// <summary>The number was given to somebody else, and no provider told of it.</summary>
    private async Task<bool> IsAnotherAsync(Guid channel, Contact contact, Party party) =>
        party.UserId is { } id && known.Identity(channel, id) is null && known.Identity(channel, party.Phone) is not null
        && IsAnother(contact, await known.IdentitiesOfAsync(channel, contact), id);

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
