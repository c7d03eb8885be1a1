namespace Helpdesk.Core.Inbox;

public enum InboxState
{
    Waiting,
    Done,
}

/// <summary>A delivery of a provider, kept as it came before anybody tries to understand it.</summary>
public sealed class InboxEntry
{
    public InboxEntry(Guid channelId, byte[] body, DateTimeOffset receivedAt)
    {
        (ChannelId, Body, ReceivedAt, NextTryAt) = (channelId, body, receivedAt, receivedAt);
    }

    private InboxEntry() { }

    public Guid Id { get; private init; } = Ids.New();

    /// <summary>The channel at whose address it arrived; its parts may belong to others.</summary>
    public Guid ChannelId { get; private set; }

    public byte[] Body { get; private set; } = [];
    public DateTimeOffset ReceivedAt { get; private set; }
    public InboxState State { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset NextTryAt { get; private set; }

    public void Finish() => State = InboxState.Done;

    public void Postpone(DateTimeOffset nextTry)
    {
        Attempts++;
        NextTryAt = nextTry;
    }
}
