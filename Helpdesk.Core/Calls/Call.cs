using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Core.Live;

namespace Helpdesk.Core.Calls;

public enum CallState
{
    Ringing,
    Answered,
    Ended,
    Missed,
}

/// <summary>A WhatsApp call. Its steps come in any order and more than once; the end is final.</summary>
public sealed class Call : Entity
{
    public Call(Guid channelId, string providerId, bool inbound, DateTimeOffset at)
    {
        (ChannelId, ProviderId, Inbound, StartedAt) = (channelId, providerId, inbound, at);
        Announce(new CallChanged(Id));
    }

    private Call() { }

    public Guid ChannelId { get; private set; }
    public string ProviderId { get; private set; } = "";
    public bool Inbound { get; private set; }
    public Guid? ConversationId { get; private set; }
    public Guid? MessageId { get; private set; }
    public CallState State { get; private set; }

    /// <summary>The technician who said "I take it".</summary>
    public Guid? TakenById { get; private set; }

    /// <summary>When somebody of ours rang back after it was missed; null while nobody did.</summary>
    public DateTimeOffset? CalledBackAt { get; private set; }

    public Guid? CalledBackById { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public int? Seconds { get; private set; }

    public bool IsOver => State is CallState.Ended or CallState.Missed;

    public void StandsIn(Guid conversationId, Guid messageId) => (ConversationId, MessageId) = (conversationId, messageId);

    /// <summary>A step that the provider told. After the end nothing rings any more.</summary>
    public void Step(IncomingCall step)
    {
        if (step.StartedAt is { } started) StartedAt = started;
        else if (step.At < StartedAt) StartedAt = step.At;
        if (IsOver) return;

        State = step.Step switch
        {
            CallStep.Accepted => CallState.Answered,
            CallStep.Rejected => CallState.Missed,
            CallStep.Ended => step.Duration is null ? CallState.Missed : CallState.Ended,
            _ => State,
        };
        if (IsOver) (EndedAt, Seconds) = (step.At, (int?)step.Duration?.TotalSeconds);
        Announce(new CallChanged(Id));
    }

    /// <summary>A technician says that they take it; the first one counts.</summary>
    public void TakeBy(Guid technicianId)
    {
        if (TakenById is not null || IsOver) return;

        TakenById = technicianId;
        Announce(new CallChanged(Id));
    }
}
