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

    /// <summary>When the customer was spoken to after it was missed, rung back or calling again; null while nobody did.</summary>
    public DateTimeOffset? CalledBackAt { get; private set; }

    /// <summary>Who of ours rang back; null when nobody had to.</summary>
    public Guid? CalledBackById { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public int? Seconds { get; private set; }

    /// <summary>A customer called in vain, and nobody rang back.</summary>
    public bool WaitsForCallBack => State == CallState.Missed && Inbound && CalledBackAt is null;

    /// <summary>Somebody spoke.</summary>
    public bool IsSpoken => State is CallState.Answered or CallState.Ended;

    public bool IsOver => State is CallState.Ended or CallState.Missed;

    public void StandsIn(Guid conversationId, Guid messageId) => (ConversationId, MessageId) = (conversationId, messageId);

    /// <summary>
    /// A step that the provider told. Once it is over nothing rings any more; but what proves that somebody spoke counts even when it comes
    /// after the end, so that the order of the steps does not matter.
    /// </summary>
    public void Step(IncomingCall step)
    {
        if (step.StartedAt is { } started) StartedAt = started;
        else if (step.At < StartedAt) StartedAt = step.At;

        var before = (State, Seconds);
        State = After(step);
        if (step.Step == CallStep.Ended) Seconds ??= (int?)step.Duration?.TotalSeconds;
        if (IsOver && step.Step is CallStep.Ended or CallStep.Rejected) EndedAt ??= step.At;
        if (before != (State, Seconds)) Announce(new CallChanged(Id));
    }

    /// <summary>A technician says that they take it; the first one counts.</summary>
    public void TakeBy(Guid technicianId)
    {
        if (TakenById is not null || IsOver) return;

        TakenById = technicianId;
        Announce(new CallChanged(Id));
    }

    /// <summary>Somebody rings back after it was missed; the first one counts.</summary>
    public void CallBackBy(Guid technicianId, DateTimeOffset now)
    {
        if (!WaitsForCallBack) return;

        (CalledBackAt, CalledBackById) = (now, technicianId);
        Announce(new CallChanged(Id));
    }

    /// <summary>The same customer was spoken to in a later call: nobody has to ring back any more.</summary>
    public void SettleBy(Call spoken)
    {
        if (!WaitsForCallBack || spoken.StartedAt < StartedAt) return;

        CalledBackAt = spoken.StartedAt;
        Announce(new CallChanged(Id));
    }

    private CallState After(IncomingCall step) => step.Step switch
    {
        CallStep.Accepted => IsOver ? CallState.Ended : CallState.Answered,
        CallStep.Ended when step.Duration is not null || State is CallState.Answered => CallState.Ended,
        CallStep.Ended or CallStep.Rejected when !IsOver => CallState.Missed,
        _ => State,
    };
}
