using Helpdesk.Core.Channels.Meta;

namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>What Gupshup says about the app instead of about a conversation (Gupshup: System events, User events).</summary>
internal static class GupshupNotices
{
    /// <returns>Null when it is nothing of the kind.</returns>
    public static Incoming? Read(GupshupEvent told) => (told.Type, told.Payload.Text("type")) switch
    {
        // Somebody saved the webhook's address, or tests it; what a message cost; a customer who wrote and so may be written to.
        ("user-event", "sandbox-start" or "opted-in") or ("platform-event", "connectivity-check") or ("billing-event", _) => Nothing(told),
        ("user-event", "opted-out") or ("platform-event", _) => Notice(told),
        ("template-event" or "account-event" or "system-event", _) => Notice(told),
        _ => null,
    };

    private static Ignored Nothing(GupshupEvent told) => new() { Account = told.Account, At = told.At };

    private static ChannelNotice Notice(GupshupEvent told) =>
        new(told.Type, MetaNotices.Flat(told.Payload, ", ", except: "id")) { Account = told.Account, At = told.At };
}
