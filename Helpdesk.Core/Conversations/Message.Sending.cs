using Helpdesk.Core.Channels;
using Helpdesk.Core.Live;

namespace Helpdesk.Core.Conversations;

/// <summary>How what we say gets out, and how far it got.</summary>
public sealed partial class Message
{
    /// <summary>When to ask again while the provider says nothing. At the end it has given the message up itself (UltraMsg: after a day).</summary>
    private static readonly TimeSpan[] AskPauses = [TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1)];

    public Delivery Delivery { get; private set; }
    public FailureKind? FailureKind { get; private set; }
    public string? FailureCode { get; private set; }

    /// <summary>The provider's own words.</summary>
    public string? FailureWords { get; private set; }

    /// <summary>
    /// The provider's id of our request, where it is another than the message's (a queue's number, a gateway's id). Unique on the channel.
    /// </summary>
    public string? SendId { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Not before then is it tried to be sent; while it is under way, until then its sender is taken to be alive.</summary>
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>
    /// When the provider is asked what became of it, since it told nothing by itself; null when there is nothing to ask, or nobody who could
    /// be asked.
    /// </summary>
    public DateTimeOffset? AskAt { get; private set; }

    /// <summary>How often it was asked in vain.</summary>
    public int Asks { get; private set; }

    /// <summary>The request's answer was lost, so nobody knows whether it left.</summary>
    private bool IsLost => Delivery == Delivery.Failed && FailureKind == Channels.FailureKind.Unconfirmed;

    /// <summary>It shall go out, as soon as the outbox gets to it.</summary>
    public Message Queue(string? replyToProviderId)
    {
        (ReplyToProviderId, Delivery, NextTryAt) = (replyToProviderId, Delivery.Queued, SentAt);
        Announce(new MessageQueued(ConversationId));
        return this;
    }

    /// <param name="until">When a request that is still under way has certainly died with its sender.</param>
    public void BeginSending(DateTimeOffset until)
    {
        Delivery = Delivery.Sending;
        Attempts++;
        NextTryAt = until;
    }

    /// <summary>What became of the request. A receipt may have been faster, so nothing goes back.</summary>
    /// <param name="askAfter">When the provider can be asked, should it tell nothing by itself; null when it cannot.</param>
    public void Settle(SendOutcome outcome, DateTimeOffset now, TimeSpan? askAfter = null)
    {
        switch (outcome)
        {
            case Accepted accepted:
                Identify(accepted.ProviderId, accepted.SendId);
                Confirm(Delivery.Sent, null);
                break;
            case NotSent { RetryAfter: { } wait } when Delivery == Delivery.Sending:
                (Delivery, NextTryAt) = (Delivery.Queued, now + wait);
                break;
            case NotSent notSent:
                Confirm(Delivery.Failed, notSent.Failure);
                break;
            case Unconfirmed lost:
                Confirm(Delivery.Failed, new Failure(Channels.FailureKind.Unconfirmed, null, lost.Words));
                break;
        }

        AskAt = ProviderId is null && (IsLost || Delivery == Delivery.Sent) ? now + askAfter : null;
        AnnounceChange();
    }

    /// <param name="until">Until then nobody else asks.</param>
    public void BeginAsking(DateTimeOffset until) => AskAt = until;

    /// <summary>What the provider says when asked. Whatever happened meanwhile, a receipt or another try, counts more.</summary>
    /// <param name="sendId">Of which request it was asked.</param>
    /// <param name="outcome">Null when it knows nothing yet, or does not tell now.</param>
    public void Answer(string? sendId, SendOutcome? outcome, DateTimeOffset now)
    {
        if (AskAt is null || SendId != sendId) return;

        if (outcome is not null) Settle(outcome, now);
        else AskAt = Asks < AskPauses.Length ? now + AskPauses[Asks++] : null;
    }

    /// <summary>
    /// A receipt. Receipts come twice and in any order, so it only moves forward. What arrived has arrived, even after "failed"; and a
    /// failure after arrival changes nothing.
    /// </summary>
    public void Confirm(Delivery step, Failure? failure)
    {
        if (Direction != Direction.Out || !IsForward(step)) return;

        (Delivery, AskAt) = (step, null);
        (FailureKind, FailureCode, FailureWords) = (failure?.Kind, failure?.Code, Checked.Cut(failure?.Words, Limits.Line));
        AnnounceChange();
    }

    /// <summary>The provider's ids, which may come with a receipt before our own request is answered.</summary>
    public void Identify(string? providerId, string? sendId = null)
    {
        (ProviderId, SendId) = (ProviderId ?? providerId, SendId ?? sendId);
        if (ProviderId is not null) AskAt = null;
    }

    /// <summary>A person asks to send a failed message again.</summary>
    public void Retry(DateTimeOffset now)
    {
        if (Delivery != Delivery.Failed) throw new RefusedException(Refusal.NotRetryable);

        (Delivery, NextTryAt, ProviderId, SendId) = (Delivery.Queued, now, null, null);
        (AskAt, Asks) = (null, 0);
        (FailureKind, FailureCode, FailureWords) = (null, null, null);
        AnnounceChange();
        Announce(new MessageQueued(ConversationId));
    }

    private bool IsForward(Delivery step) => step switch
    {
        Delivery.Failed => IsLost || Delivery is Delivery.Queued or Delivery.Sending or Delivery.Sent,
        Delivery.Sent when Delivery == Delivery.Failed => IsLost,
        _ => Delivery == Delivery.Failed || step > Delivery,
    };
}
