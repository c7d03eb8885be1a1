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

    /// <summary>Not before then is it tried to be sent; while it is under way, until then its sender is taken to be alive.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>Why it did not go out, in the provider's words.</summary>
    public string? FailureWords { get; private set; }

    /// <summary>From the customer, or from the company's own phone; what we are just sending ourselves is newer than that.</summary>
    public void Change(string? emoji, DateTimeOffset at)
    {
        if (at < At || Delivery is Delivery.Queued or Delivery.Sending) return;

        if (Emoji != emoji) (Delivery, FailureWords) = (Delivery.None, null);
        (Emoji, At) = (Checked.Cut(emoji, Limits.Key), at);
    }

    /// <summary>We want it to go out. While an earlier wish is under way the later one waits for its end, or the two could overtake each other.</summary>
    public void Queue(string? emoji, DateTimeOffset now)
    {
        (Emoji, At, FailureWords) = (emoji, now, null);
        if (Delivery != Delivery.Sending) (Delivery, NextTryAt) = (Delivery.Queued, now);
    }

    public void BeginSending(DateTimeOffset until) => (Delivery, NextTryAt) = (Delivery.Sending, until);

    /// <param name="wished">When it was wished what has now been sent.</param>
    public void Settle(SendOutcome outcome, DateTimeOffset wished, DateTimeOffset now)
    {
        if (At != wished)
        {
            (Delivery, NextTryAt) = (Delivery.Queued, now);
            return;
        }

        (Delivery, NextTryAt, FailureWords) = outcome switch
        {
            Accepted => (Delivery.Sent, null, null),
            NotSent { RetryAfter: { } wait } => (Delivery.Queued, now + wait, null),
            NotSent { Failure: var failure } => (Delivery.Failed, null, failure.Words ?? failure.Code),
            Unconfirmed lost => (Delivery.Failed, null, lost.Words),
            _ => (Delivery, NextTryAt, FailureWords),
        };
        FailureWords = Checked.Cut(FailureWords, Limits.Line);
    }
}
