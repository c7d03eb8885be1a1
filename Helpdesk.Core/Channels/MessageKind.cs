namespace Helpdesk.Core.Channels;

/// <summary>Contract section 3, "type" of a message.</summary>
public enum MessageKind
{
    Text,
    Image,
    Video,
    Audio,
    Voice,
    Document,
    Sticker,
    Location,
    Contacts,
    Interactive,
    Order,
    Call,
    Template,
    Unsupported,
}

public static class MessageKinds
{
    /// <summary>Whether words can stand under a file of this kind; sounds and stickers stand alone.</summary>
    public static bool TakesCaption(this MessageKind kind) => kind is MessageKind.Image or MessageKind.Video or MessageKind.Document;
}

/// <summary>How far an outgoing message got. It only moves forward; see Message.Confirm.</summary>
public enum Delivery
{
    /// <summary>Comes in, or is a note: nothing to deliver.</summary>
    None,
    Queued,

    /// <summary>The request is under way. If the process dies now, nobody knows whether it left.</summary>
    Sending,
    Sent,
    Delivered,
    Read,
    Failed,
}

/// <summary>Why a message did not go out, in one small set; the provider's own words are kept beside it.</summary>
public enum FailureKind
{
    RetryLater,
    OutOfWindow,
    InvalidNumber,
    NotOnWhatsApp,
    ContentRefused,
    Credentials,
    Quota,

    /// <summary>The answer to our request was lost: it may have been sent or not.</summary>
    Unconfirmed,
    Unknown,
}

/// <param name="Code">The provider's code, as text ("131047").</param>
/// <param name="Words">The provider's own words.</param>
public sealed record Failure(FailureKind Kind, string? Code, string? Words);
