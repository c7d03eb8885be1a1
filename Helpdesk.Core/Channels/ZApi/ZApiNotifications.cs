namespace Helpdesk.Core.Channels.ZApi;

/// <summary>ReceivedCallback with a notification: deletions, calls, and what WhatsApp says between messages.</summary>
internal static class ZApiNotifications
{
    /// <summary>Said by WhatsApp about groups, profiles, encryption and the like. Nobody wrote it.</summary>
    private static readonly string[] Chatter =
    [
        "E2E_", "CIPHERTEXT", "GROUP_", "MEMBERSHIP_", "REVOKED_MEMBERSHIP_", "BLUE_MSG_", "BIZ_", "PROFILE_", "CHAT_LABEL_", "NEWSLETTER_", "PAYMENT_",
    ];

    public static Incoming Read(ZApiEvent told, string notification) => notification switch
    {
        "REVOKE" => Revoke(told),
        "CALL_VOICE" or "CALL_VIDEO" => Call(told, CallStep.Ringing),
        _ when notification.StartsWith("CALL_MISSED", StringComparison.Ordinal) => Call(told, CallStep.Ended),
        _ when Chatter.Any(known => notification.StartsWith(known, StringComparison.Ordinal)) => told.Ignored(),
        _ => told.NotUnderstood($"unknown notification {notification}"),
    };

    private static Incoming Revoke(ZApiEvent told) => (told.Id("referenceMessageId") ?? told.Id("messageId")) is { } target
        ? new IncomingDelete(target) { Account = told.Account, At = told.At }
        : told.NotUnderstood("revoke of nothing");

    /// <summary>Z-API tells that it rings and that nobody answered; never that somebody did, nor for how long.</summary>
    private static Incoming Call(ZApiEvent told, CallStep step)
    {
        if (told.Room is not null) return told.Ignored();

        return (told.Id("callId") ?? told.Id("messageId")) is { } id && told.OtherSide() is { } party
            ? new IncomingCall { Account = told.Account, At = told.At, CallId = id, Party = party, Step = step, Inbound = !told.FromMe }
            : told.NotUnderstood("call without id or person");
    }
}
