using Helpdesk.Core.Channels;

namespace Helpdesk.Core.Conversations;

/// <summary>An opaque id and a phone that a provider tells together: both are one person's.</summary>
internal sealed record ToldIds(Guid Channel, string UserId, string Phone)
{
    /// <summary>Null where only one of the two is told, and in groups.</summary>
    public static ToldIds? Of(Arrival arrival) => arrival.Incoming switch
    {
        IncomingMessage { GroupId: null, Party: { UserId: { } id, Phone: { } phone } } => new(arrival.Channel.Id, id, phone),
        IncomingCall { Party: { UserId: { } id, Phone: { } phone } } => new(arrival.Channel.Id, id, phone),
        _ => null,
    };
}
