using Helpdesk.Core.Channels;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Conversations;

/// <summary>Everything that a batch of arrivals names: what <see cref="Known"/> must look up.</summary>
internal sealed class Wanted
{
    private DateTimeOffset? _earliest;

    public HashSet<Guid> Channels { get; } = [];
    public HashSet<string> Identities { get; } = [];
    public HashSet<string> Numbers { get; } = [];
    public HashSet<string> Groups { get; } = [];
    public HashSet<string> Messages { get; } = [];
    public HashSet<Guid> Ours { get; } = [];

    /// <summary>Tickets that were done before are history for all of these arrivals.</summary>
    public DateTimeOffset ReopenableSince { get; private set; } = DateTimeOffset.MaxValue;

    public static Wanted By(IEnumerable<Arrival> arrivals, TimeSpan reopening)
    {
        var wanted = new Wanted();
        foreach (var arrival in arrivals) wanted.Note(arrival);
        if (wanted._earliest is { } earliest) wanted.ReopenableSince = earliest - reopening;
        return wanted;
    }

    private void Note(Arrival arrival)
    {
        Channels.Add(arrival.Channel.Id);
        if (_earliest is null || arrival.At < _earliest) _earliest = arrival.At;

        switch (arrival.Incoming)
        {
            case IncomingMessage message:
                Note(message.Party);
                Messages.Add(message.ProviderId);
                if (message.SendId is not null) Messages.Add(message.SendId);
                if (message.GroupId is not null) Groups.Add(message.GroupId);
                break;
            case IncomingCall call:
                Note(call.Party);
                Messages.Add(call.CallId);
                break;
            case IdentityChange change:
                Note(change.Before);
                Note(change.After);
                break;
            case IncomingReceipt receipt:
                Messages.UnionWith(new[] { receipt.ProviderId, receipt.SendId }.OfType<string>());
                if (receipt.OurId is { } ours) Ours.Add(ours);
                break;
            case IncomingEdit edit:
                Messages.Add(edit.TargetId);
                break;
            case IncomingDelete delete:
                Messages.Add(delete.TargetId);
                break;
            case IncomingReaction reaction:
                Messages.Add(reaction.TargetId);
                break;
        }
    }

    private void Note(Party party)
    {
        if (party.UserId is not null) Identities.Add(party.UserId);
        if (party.Phone is null) return;

        Identities.Add(party.Phone);
        if (PhoneNumber.FromProvider(party.Phone) is { } number) Numbers.Add(number.Value);
    }
}
