using Helpdesk.Core.Channels;
using Helpdesk.Core.Tickets;
using Helpdesk.Core.Users;

namespace Helpdesk.Core.Conversations;

/// <summary>What stands in a thread, in its order: a bubble, or a thin line that says what happened to a ticket.</summary>
public abstract record ThreadItem(Guid Id, DateTimeOffset At);

/// <summary>A message as a screen shows it. Two of equal value look the same, so only what changed is drawn.</summary>
public sealed record Bubble(Guid Id, DateTimeOffset At, Direction Direction, MessageKind Kind, string? Text) : ThreadItem(Id, At)
{
    // What takes this long was held up somewhere: a phone without a line, a provider that had to try again.
    private static readonly TimeSpan Prompt = TimeSpan.FromMinutes(2);

    public string AuthorName { get; init; } = "";
    public ActorKind AuthorKind { get; init; }
    public Guid? AuthorId { get; init; }
    /// <summary>When it came in, where that was long after it was said; null where it came at once, or was written here.</summary>
    public DateTimeOffset? CameLateAt => (Direction == Direction.In || AuthorKind == ActorKind.Phone) && Ids.MadeAt(Id) is { } came && came - At > Prompt ? came : null;

    public Delivery Delivery { get; init; }
    public FailureKind? FailureKind { get; init; }
    public string? FailureWords { get; init; }
    public MessageDetails? Details { get; init; }
    public BubbleQuote? Quote { get; init; }
    public BubbleFile? File { get; init; }

    /// <summary>The customer's reaction.</summary>
    public string? TheirReaction { get; init; }

    public string? OurReaction { get; init; }

    /// <summary>How far our reaction got; one that failed says why.</summary>
    public Delivery OurReactionDelivery { get; init; }

    public string? OurReactionFailure { get; init; }
    public bool Forwarded { get; init; }
    public bool Edited { get; init; }

    /// <summary>Deleted for everyone; <see cref="Text"/> is null then.</summary>
    public bool Deleted { get; init; }

    /// <summary>Only a whole message can be equal to another: details hold lists, which compare by reference, and never change but for calls.</summary>
    public bool Equals(Bubble? other) => other is not null
        && (Id, At, Direction, Kind, Text, AuthorName) == (other.Id, other.At, other.Direction, other.Kind, other.Text, other.AuthorName)
        && (Delivery, FailureKind, FailureWords, Edited, Deleted, Forwarded) ==
            (other.Delivery, other.FailureKind, other.FailureWords, other.Edited, other.Deleted, other.Forwarded)
        && (TheirReaction, OurReaction, OurReactionDelivery, OurReactionFailure) ==
            (other.TheirReaction, other.OurReaction, other.OurReactionDelivery, other.OurReactionFailure)
        && (Quote, File, Details?.Call) == (other.Quote, other.File, other.Details?.Call);

    public override int GetHashCode() => Id.GetHashCode();
}

/// <param name="MessageId">Null when the quoted message is not one that we know.</param>
public sealed record BubbleQuote(Guid? MessageId, string? AuthorName, Direction? Direction, MessageKind? Kind, string? Text);

public sealed record BubbleFile(Guid Id, string? Name, string ContentType, long? Size, AttachmentState State, DateTimeOffset? ExpiresAt)
{
    /// <summary>It could not be had while the provider kept it: only the customer has it still.</summary>
    public bool IsLost(DateTimeOffset now) => State == AttachmentState.Failed && ExpiresAt <= now;
}

/// <summary>A line of a ticket's trail.</summary>
public sealed record TrailLine(
    Guid Id, DateTimeOffset At, long TicketNumber, TicketEventKind Kind, ActorKind ActorKind, Guid? ActorId, string ActorName, string? Before, string? After, string? Remark = null)
    : ThreadItem(Id, At);
