using Helpdesk.Core.Channels;

namespace Helpdesk.Core.Conversations;

/// <summary>One side's reaction to a message. A reaction taken back stays as a row without emoji, so that an older one cannot return.</summary>
public sealed class Reaction
{
    public Reaction(bool byUs, string? emoji, DateTimeOffset at) => (ByUs, Emoji, At) = (byUs, Checked.Cut(emoji, Limits.Key), at);

    private Reaction() { }

    public Guid Id { get; private init; } = Ids.New();
    public Guid MessageId { get; private set; }
    public bool ByUs { get; private set; }
    public string? Emoji { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Of a reaction of ours: how far it got. None where it came from the company's own phone, or from the customer.</summary>
    public Delivery Delivery { get; private set; }

    /// <summary>Not before then is it tried to be sent.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>Why it did not go out, in the provider's words.</summary>
    public string? FailureWords { get; private set; }

    public void Change(string? emoji, DateTimeOffset at)
    {
        if (at >= At) (Emoji, At) = (Checked.Cut(emoji, Limits.Key), at);
    }
}
