using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Core.Conversations;

/// <summary>A part of a delivery, with the channel that it belongs to.</summary>
public sealed record Arrival(ChannelAccess Channel, Incoming Incoming, DateTimeOffset ReceivedAt)
{
    /// <summary>The provider's time, unless its clock runs ahead of ours.</summary>
    public DateTimeOffset At => Incoming.At < ReceivedAt ? Incoming.At : ReceivedAt;
}

/// <summary>
/// The rows that a batch of arrivals is about, read with a handful of queries however large the batch is. What the batch itself makes
/// is added, so that the second message of a new contact finds the first one's conversation.
/// </summary>
public sealed class Known
{
    private readonly HelpdeskDb _db;
    private readonly Dictionary<(Guid Channel, string Value), ContactIdentity> _identities = [];
    private readonly Dictionary<Guid, Contact> _contacts = [];
    private readonly Dictionary<(Guid Channel, Guid Contact), Conversation> _conversations = [];
    private readonly Dictionary<(Guid Channel, string Group), Conversation> _groups = [];
    private readonly Dictionary<Guid, Ticket> _tickets = [];
    private readonly Dictionary<(Guid Channel, string ProviderId), Message> _messages = [];
    private readonly Dictionary<Guid, Message> _ours = [];
    private readonly HashSet<Guid> _activeCustomers = [];
    private ILookup<(Guid Channel, string Target), WaitingUpdate> _waiting;

    private Known(HelpdeskDb db)
    {
        _db = db;
        _waiting = Array.Empty<WaitingUpdate>().ToLookup(w => (w.ChannelId, w.TargetId));
    }

    public static async Task<Known> ReadAsync(HelpdeskDb db, IReadOnlyCollection<Arrival> arrivals, TimeSpan reopening)
    {
        var known = new Known(db);
        var wanted = Wanted.By(arrivals, reopening);
        await known.ReadPeopleAsync(wanted);
        await known.ReadConversationsAsync(wanted);
        await known.ReadMessagesAsync(wanted);
        return known;
    }

    public ContactIdentity? Identity(Guid channel, string? value) => value is null ? null : _identities.GetValueOrDefault((channel, value));

    /// <summary>All ids of a contact on a channel, those that this batch taught included.</summary>
    public async Task<IReadOnlyList<ContactIdentity>> IdentitiesOfAsync(Guid channel, Contact contact)
    {
        var stored = await _db.ContactIdentities.Where(i => i.ChannelId == channel && i.ContactId == contact.Id).ToListAsync();
        return [.. stored.Union(_identities.Values.Where(i => i.ChannelId == channel && i.ContactId == contact.Id))];
    }

    public Contact Contact(Guid id) => _contacts[id];

    public IEnumerable<Contact> ContactsOn(PhoneNumber number) => _contacts.Values.Where(c => c.Phones.Any(p => p.Number == number.Value));

    /// <summary>Several customers registered the number.</summary>
    public bool SpeaksForSeveral(Contact contact) => _contacts.Values
        .Where(c => c.CustomerId is { } customer && IsActive(customer) && c.Phones.Any(p => contact.Phones.Any(own => own.Number == p.Number)))
        .Select(c => c.CustomerId).Distinct().Count() > 1;

    public bool IsActive(Guid customerId) => _activeCustomers.Contains(customerId);

    public Conversation? ConversationWith(Guid channel, Guid contact) => _conversations.GetValueOrDefault((channel, contact));

    public Conversation? Group(Guid channel, string group) => _groups.GetValueOrDefault((channel, group));

    /// <summary>The latest ticket of a conversation: the open one, or the one that was done last.</summary>
    public Ticket? LatestTicket(Guid conversation) => _tickets.GetValueOrDefault(conversation);

    /// <param name="providerId">The provider's id of the message, or of our request to send it.</param>
    public Message? Message(Guid channel, string providerId) => _messages.GetValueOrDefault((channel, providerId));

    public Message? Ours(Guid? id) => id is { } known ? _ours.GetValueOrDefault(known) : null;

    public IEnumerable<WaitingUpdate> WaitingFor(Guid channel, string providerId) => _waiting[(channel, providerId)];

    public void Add(ContactIdentity identity)
    {
        _identities[(identity.ChannelId, identity.Value)] = identity;
        _db.ContactIdentities.Add(identity);
    }

    public void Remove(ContactIdentity identity)
    {
        _identities.Remove((identity.ChannelId, identity.Value));
        _db.ContactIdentities.Remove(identity);
    }

    public void Add(Contact contact)
    {
        _contacts[contact.Id] = contact;
        _db.Contacts.Add(contact);
    }

    public void Add(Conversation conversation)
    {
        if (conversation.GroupId is { } group) _groups[(conversation.ChannelId, group)] = conversation;
        else _conversations[(conversation.ChannelId, conversation.ContactId!.Value)] = conversation;
        _db.Conversations.Add(conversation);
    }

    public void Add(Ticket ticket)
    {
        _tickets[ticket.ConversationId!.Value] = ticket;
        _db.Tickets.Add(ticket);
    }

    public void Add(Message message)
    {
        if (message.ProviderId is { } id) _messages[(message.ChannelId, id)] = message;
        _db.Messages.Add(message);
    }

    /// <summary>The update waits until its message comes, in this batch or a later one.</summary>
    public void Add(WaitingUpdate update)
    {
        _waiting = _waiting.SelectMany(group => group).Append(update).ToLookup(w => (w.ChannelId, w.TargetId));
        _db.WaitingUpdates.Add(update);
    }

    public void Remove(WaitingUpdate update) => _db.WaitingUpdates.Remove(update);

    private async Task ReadPeopleAsync(Wanted wanted)
    {
        if (wanted.Identities.Count == 0) return;

        var identities = await _db.ContactIdentities
            .Where(i => wanted.Channels.Contains(i.ChannelId) && wanted.Identities.Contains(i.Value)).ToListAsync();
        foreach (var identity in identities) _identities[(identity.ChannelId, identity.Value)] = identity;

        // Either by an index of its own: with "or" every contact there is would be looked at.
        var ids = identities.Select(i => i.ContactId).ToHashSet();
        var asked = _db.ContactPhones.Where(p => wanted.Numbers.Contains(p.Number)).Select(p => p.ContactId)
            .Union(_db.Contacts.Where(c => ids.Contains(c.Id)).Select(c => c.Id));
        await ReadContactsAsync(asked);

        // Somebody who hides their number may speak for several customers all the same: for those who share it.
        var others = _contacts.Values.SelectMany(c => c.Phones).Select(p => p.Number).Except(wanted.Numbers).ToList();
        if (others.Count > 0) await ReadContactsAsync(_db.ContactPhones.Where(p => others.Contains(p.Number)).Select(p => p.ContactId));

        var customers = _contacts.Values.Select(c => c.CustomerId).OfType<Guid>().ToHashSet();
        _activeCustomers.UnionWith(await _db.Customers.Where(c => customers.Contains(c.Id) && c.Active).Select(c => c.Id).ToListAsync());
    }

    private async Task ReadContactsAsync(IQueryable<Guid> ids)
    {
        var contacts = await _db.Contacts.Include(c => c.Phones).Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync();
        foreach (var contact in contacts) _contacts[contact.Id] = contact;
    }

    private async Task ReadConversationsAsync(Wanted wanted)
    {
        // Locked, in one order for all: two nodes that hear the same customer take turns instead of undoing each other.
        var (channels, contacts, groups) = (wanted.Channels.ToArray(), _contacts.Keys.ToArray(), wanted.Groups.ToArray());
        var conversations = await _db.Conversations.FromSql($"""
            SELECT *, xmin FROM conversations
            WHERE channel_id = ANY({channels}) AND (contact_id = ANY({contacts}) OR group_id = ANY({groups}))
            ORDER BY id FOR UPDATE
            """).ToListAsync();
        foreach (var conversation in conversations)
        {
            if (conversation.GroupId is { } group) _groups[(conversation.ChannelId, group)] = conversation;
            else _conversations[(conversation.ChannelId, conversation.ContactId!.Value)] = conversation;
        }

        var ids = conversations.Select(c => c.Id).ToList();
        var tickets = await _db.Tickets.Where(t => t.ConversationId != null && ids.Contains(t.ConversationId.Value)
            && (t.Status != TicketStatus.Done || t.ResolvedAt > wanted.ReopenableSince)).OrderBy(t => t.OpenedAt).ToListAsync();

        // The open one, if any, was opened last.
        foreach (var ticket in tickets.OrderBy(t => t.IsOpen)) _tickets[ticket.ConversationId!.Value] = ticket;
    }

    private async Task ReadMessagesAsync(Wanted wanted)
    {
        var messages = await _db.Messages.Include(m => m.Reactions)
            .Where(m => (wanted.Channels.Contains(m.ChannelId) && (wanted.Messages.Contains(m.ProviderId!) || wanted.Messages.Contains(m.SendId!))) || wanted.Ours.Contains(m.Id)).ToListAsync();
        foreach (var message in messages)
        {
            if (message.SendId is { } request) _messages[(message.ChannelId, request)] = message;
            if (message.ProviderId is { } id) _messages[(message.ChannelId, id)] = message;
            _ours[message.Id] = message;
        }

        var waiting = await _db.WaitingUpdates
            .Where(w => wanted.Channels.Contains(w.ChannelId) && wanted.Messages.Contains(w.TargetId)).OrderBy(w => w.Id).ToListAsync();
        _waiting = waiting.ToLookup(w => (w.ChannelId, w.TargetId));
    }
}
