using Helpdesk.Core.Data;
using Helpdesk.Core.Live;

namespace Helpdesk.Core.Inbox;

/// <summary>Something that a provider delivered and nobody understood. Administrators see it and can have it worked again.</summary>
public sealed class QuarantineEntry : Entity
{
    public QuarantineEntry(InboxEntry entry, string reason, string? part, DateTimeOffset now)
    {
        (ChannelId, Body, ReceivedAt, QuarantinedAt) = (entry.ChannelId, entry.Body, entry.ReceivedAt, now);
        (Reason, Part) = (Checked.Cut(reason, Limits.Line)!, Checked.Cut(part, Limits.Notes));
        Announce(new QuarantineChanged(Id));
    }

    private QuarantineEntry() { }

    public Guid ChannelId { get; private set; }

    /// <summary>The whole delivery: working it again doubles nothing, since each part is recognised.</summary>
    public byte[] Body { get; private set; } = [];

    public string Reason { get; private set; } = "";

    /// <summary>The part that was not understood; null when it is the whole.</summary>
    public string? Part { get; private set; }

    public DateTimeOffset ReceivedAt { get; private set; }
    public DateTimeOffset QuarantinedAt { get; private set; }
    public DateTimeOffset? ReplayedAt { get; private set; }

    /// <summary>Gives back the delivery to be worked again.</summary>
    public InboxEntry Replay(DateTimeOffset now)
    {
        ReplayedAt = now;
        Announce(new QuarantineChanged(Id));
        return new InboxEntry(ChannelId, Body, now);
    }
}
