namespace Helpdesk.Core.Conversations;

/// <summary>A receipt, edit, deletion or reaction that came before the message it is about. Applied when that message comes.</summary>
public sealed class WaitingUpdate
{
    public WaitingUpdate(Guid channelId, string targetId, string update, DateTimeOffset receivedAt) =>
        (ChannelId, TargetId, Update, ReceivedAt) = (channelId, targetId, update, receivedAt);

    private WaitingUpdate() { }

    public Guid Id { get; private init; } = Ids.New();
    public Guid ChannelId { get; private set; }

    /// <summary>The provider id of the message that is waited for.</summary>
    public string TargetId { get; private set; } = "";

    /// <summary>The update in our own neutral JSON.</summary>
    public string Update { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }
}
