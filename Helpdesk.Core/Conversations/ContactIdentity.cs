namespace Helpdesk.Core.Conversations;

/// <summary>An id under which a provider knows a contact on one channel, exactly as the provider writes it.</summary>
public sealed class ContactIdentity
{
    public ContactIdentity(Guid channelId, string value, Guid contactId, DateTimeOffset seenAt) =>
        (ChannelId, Value, ContactId, SeenAt) = (channelId, value, contactId, seenAt);

    private ContactIdentity() { }

    public Guid Id { get; private init; } = Ids.New();
    public Guid ChannelId { get; private set; }
    public string Value { get; private set; } = "";
    public Guid ContactId { get; private set; }
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>Another person is reached by it from now on.</summary>
    public void BelongTo(Guid contactId) => ContactId = contactId;
}
