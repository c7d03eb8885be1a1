using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;
using Helpdesk.Core.Data;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;

namespace Helpdesk.Core.Conversations;

/// <summary>
/// The endless thread with one contact, or one group, on one channel. What changes with each message stands here and not on the ticket,
/// so that a customer's "ok" never makes anybody's picture of the work stale.
/// </summary>
public sealed class Conversation : Entity
{
    public Conversation(Guid channelId, Guid? contactId, string? groupId, string address)
    {
        (ChannelId, ContactId, GroupId, Address) = (channelId, contactId, groupId, address);
    }

    private Conversation() { }

    public Guid ChannelId { get; private set; }

    /// <summary>Null in a group.</summary>
    public Guid? ContactId { get; private set; }

    /// <summary>The provider's id of the group; null in a private conversation.</summary>
    public string? GroupId { get; private set; }

    /// <summary>A group that belongs to a customer opens tickets; another does not.</summary>
    public Guid? GroupCustomerId { get; private set; }

    /// <summary>
    /// Whose work it was last, where the person answers for several customers: the next ticket begins as theirs.
    /// </summary>
    public Guid? PickedCustomerId { get; private set; }

    /// <summary>Where answers go: the exact id last seen on this channel.</summary>
    public string Address { get; private set; } = "";

    public Guid? LastMessageId { get; private set; }
    public DateTimeOffset? LastMessageAt { get; private set; }

    /// <summary>When the customer last wrote, by the provider's clock: the reply window counts from here.</summary>
    public DateTimeOffset? LastInboundAt { get; private set; }

    /// <summary>Messages of the customer that nobody of ours has seen.</summary>
    public int Unread { get; private set; }

    /// <summary>Since when the customer waits for an answer; null when we spoke last.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    /// <summary>Since when they waited until the answer that we gave last, which may still fail; null when nobody waited, or it is settled.</summary>
    public DateTimeOffset? AnsweredWait { get; private set; }

    /// <summary>Takes note of a new message, whichever side it came from, in any order.</summary>
    public void Hear(Message message)
    {
        if (message.Direction == Direction.System) return;

        if (LastMessageAt is null || message.SentAt >= LastMessageAt) (LastMessageId, LastMessageAt) = (message.Id, message.SentAt);
        if (message.Direction == Direction.In) HearCustomer(message);
        else if (message.Direction == Direction.Out && !IsOlder(message, LastInboundAt) && !IsOlder(message, WaitingSince)) WaitingSince = null;
    }

    /// <summary>Whether what we said answers the customer who waits; what our phone said before they began to, and came in later, does not.</summary>
    public bool IsAnsweredBy(Message message) => !IsOlder(message, WaitingSince);

    /// <summary>Answers go to the id that was seen last.</summary>
    public void AnswerTo(string address)
    {
        if (GroupId is not null || Address == address) return;

        Address = address;
        Announce(new AddressChanged(Id));
    }

    /// <summary>Our answer is on its way: nobody waits, unless it fails.</summary>
    public void Answer() => (AnsweredWait, WaitingSince) = (WaitingSince ?? AnsweredWait, null);

    /// <summary>Our answer failed and they have no other: they wait as if it had never been given.</summary>
    public void WaitOn()
    {
        if (AnsweredWait is not { } since || WaitingSince <= since) return;

        WaitingSince = since;
        Announce(new ConversationChanged(Id));
    }

    /// <summary>New work begins: what was left unanswered belongs to the work before.</summary>
    public void WaitAnew() => (WaitingSince, AnsweredWait) = (null, null);

    /// <summary>Somebody of ours rang the customer: nobody waits for an answer any more.</summary>
    public void RingBack()
    {
        WaitAnew();
        Announce(new ConversationChanged(Id));
    }

    public void MarkRead()
    {
        if (Unread == 0) return;

        Unread = 0;
        Announce(new ConversationChanged(Id));
    }

    /// <summary>Its person turned out to be another contact.</summary>
    public void BelongTo(Guid contactId)
    {
        ContactId = contactId;
        Announce(new ConversationChanged(Id));
    }

    /// <summary>Takes over what stood in another thread with the same person.</summary>
    public void Absorb(Conversation other)
    {
        if (other.LastMessageAt > LastMessageAt || LastMessageAt is null) (LastMessageId, LastMessageAt) = (other.LastMessageId, other.LastMessageAt);
        if (other.LastInboundAt > LastInboundAt || LastInboundAt is null) LastInboundAt = other.LastInboundAt;
        if (other.WaitingSince < WaitingSince || WaitingSince is null) WaitingSince = other.WaitingSince;
        Unread += other.Unread;
        Announce(new ConversationJoined(Id));
    }

    public void LinkGroupTo(Guid? customerId)
    {
        GroupCustomerId = customerId;
        Announce(new ConversationChanged(Id));
    }

    /// <summary>A technician said for which of several customers the person speaks; null when it is the one that they belong to.</summary>
    public void Remember(Guid? customerId) => PickedCustomerId = customerId;

    /// <summary>The number on which its person is rung back (E.164): the one they used last, else the one on record. Null when they hide it.</summary>
    public static string? NumberOf(string? address, string? onRecord) => PhoneNumber.FromProvider(address)?.Value ?? onRecord;

    /// <summary>Until when free text may be sent; null where the provider has no such window, or the customer never wrote.</summary>
    public DateTimeOffset? OpenUntil(TimeSpan? window) => LastInboundAt + window;

    // Only a phone's words come late: what is written here answers what is there, whatever the clocks of two nodes say.
    private static bool IsOlder(Message message, DateTimeOffset? heard) => message.AuthorKind == ActorKind.Phone && heard > message.SentAt;

    private void HearCustomer(Message message)
    {
        Unread++;
        WaitingSince ??= message.SentAt;

        // A call may open the window or not (unconfirmed), so it does not; neither does a placeholder for what is not shown.
        if (message.Kind == MessageKind.Call) return;
        if (LastInboundAt is null || message.SentAt > LastInboundAt) LastInboundAt = message.SentAt;
    }
}
