using static Helpdesk.Core.Channels.FailureKind;

namespace Helpdesk.Core.Channels.ZApi;

/// <summary>Z-API's errors, put into our few kinds. There are no codes: only its words tell.</summary>
internal static class ZApiErrors
{
    private sealed record Rule(string Words, FailureKind Kind);

    // The first rule whose words are found counts.
    private static readonly Rule[] Rules =
    [
        new("does not exist", NotOnWhatsApp),    // Phone number does not exist
        new("not registered", NotOnWhatsApp),
        new("media url", ContentRefused),        // Message not send caused by invalid media url
        new("rejected", ContentRefused),         // Whatsapp rejected sending this message
        new("have permission", ContentRefused),  // Did not have permission to send this message: of the chat, not of ours
        new("timeout", RetryLater),              // Timeout on send message
        new("must subscribe", Quota),            // To continue sending a message, you must subscribe to this instance again
        new("not connected", RetryLater),        // You are not connected
        new("to be connected", RetryLater),      // You need to be connected
        new("not allowed", Credentials),         // null not allowed: no Client-Token; 203.0.113.7 not allowed: IP filter
        new("client-token", Credentials),
        new("unauthorized", Credentials),
        new("instance", Credentials),            // Instance not found
        new("phone", InvalidNumber),             // malformed
    ];

    /// <param name="words">As Z-API says it; null when it failed without saying why.</param>
    public static Failure Read(string? words, FailureKind otherwise = Unknown) =>
        new(Array.Find(Rules, rule => words?.Contains(rule.Words, StringComparison.OrdinalIgnoreCase) == true)?.Kind ?? otherwise, null, words);
}
