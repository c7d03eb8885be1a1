using System.Text.Json.Serialization;
using Helpdesk.Core.Customers;

namespace Helpdesk.Core.Channels;

/// <summary>
/// The one inner language for what providers tell us, whatever their wire format. A reader turns one body into several of these;
/// nothing behind the readers knows a provider.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(IncomingEdit), "edit")]
[JsonDerivedType(typeof(IncomingDelete), "delete")]
[JsonDerivedType(typeof(IncomingReaction), "reaction")]
[JsonDerivedType(typeof(IncomingReceipt), "receipt")]
public abstract record Incoming
{
    /// <summary>
    /// The provider's name for the number, instance or app that this belongs to (Meta: phone_number_id). Decides the channel.
    /// "waba:" and the account's id where Meta speaks of all numbers of an account; empty where the body does not tell.
    /// </summary>
    public required string Account { get; init; }

    /// <summary>The provider's time, UTC, or that of the arrival where it tells none. Conversations are ordered by it.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Who wrote or called, exactly as the provider names them. At least one of the two ids is there.</summary>
/// <param name="Phone">The provider's phone id as received (Meta: wa_id / from), digits, perhaps without Brazil's ninth digit.</param>
/// <param name="UserId">An opaque id that is no phone (Meta: business-scoped user id; others: lid).</param>
/// <param name="Name">The name the person gave themselves, if told.</param>
public sealed record Party(string? Phone, string? UserId, string? Name)
{
    /// <summary>Some providers put the number where the name is missing, which says nothing.</summary>
    public string? Name { get; } = PhoneNumber.FromTyped(Name) is null ? Name : null;
}

/// <summary>A message from a customer, or (<see cref="Echo"/>) one that the company sent from its own phone.</summary>
public sealed record IncomingMessage : Incoming
{
    public required string ProviderId { get; init; }

    /// <summary>The person on the other side: the sender, or of an echo the recipient.</summary>
    public required Party Party { get; init; }

    public required Content Content { get; init; }

    public bool Echo { get; init; }

    /// <summary>Of an echo, the provider's id of the request that sent it: when the request was ours, it is no new message.</summary>
    public string? SendId { get; init; }

    /// <summary>The provider's id of the group it was written in; null in a private conversation.</summary>
    public string? GroupId { get; init; }

    /// <summary>The provider id of the message it quotes.</summary>
    public string? ReplyTo { get; init; }

    public bool Forwarded { get; init; }

    /// <summary>
    /// The provider knows that there is a message and not yet what it says; that follows under the same id.
    /// </summary>
    public bool Awaited { get; init; }

    /// <summary>Whether this is work for a technician. An answer to a permission request, for instance, is shown but opens no ticket.</summary>
    public bool OpensTicket { get; init; } = true;
}

/// <summary>What a message holds.</summary>
public sealed record Content(MessageKind Kind, string? Text)
{
    public IncomingMedia? Media { get; init; }

    public MessageDetails? Details { get; init; }
}

/// <summary>A file at the provider, not yet fetched.</summary>
/// <param name="Id">The provider's media id.</param>
/// <param name="Url">A direct address, when the provider gives one.</param>
/// <param name="Sha256">Of the bytes, raw; null when not told.</param>
/// <param name="FileName">Chosen by the sender: never to be trusted as a path.</param>
public sealed record IncomingMedia(string? Id, string? Url, string ContentType, byte[]? Sha256, string? FileName)
{
    /// <summary>Until when the provider keeps it; null when it does not tell.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>The sender changed the text of a message.</summary>
public sealed record IncomingEdit(string TargetId, Content Content) : Incoming;

/// <summary>The sender deleted a message for everyone.</summary>
public sealed record IncomingDelete(string TargetId) : Incoming;

/// <summary>A reaction was set, or with no emoji taken back.</summary>
/// <param name="ByUs">From the company's own phone instead of the customer.</param>
public sealed record IncomingReaction(string TargetId, string? Emoji, bool ByUs) : Incoming;

/// <summary>How far a message of ours got.</summary>
/// <param name="ProviderId">The provider's id of the message; null where the body tells only <see cref="SendId"/>.</param>
/// <param name="OurId">Our own id, when the provider echoes it: settles a send whose answer was lost.</param>
public sealed record IncomingReceipt(string? ProviderId, Delivery Delivery, Guid? OurId, Failure? Failure) : Incoming
{
    /// <summary>The provider's id of our request, where it is another than the message's.</summary>
    public string? SendId { get; init; }

    /// <summary>The recipient's ids; they may teach us an identity we did not know.</summary>
    public Party? Recipient { get; init; }
}

public enum CallStep
{
    /// <summary>It rings: the customer calls us, or we them.</summary>
    Ringing,
    Accepted,
    Rejected,
    Ended,
}

/// <summary>A step of a call. Steps come in any order and more than once.</summary>
public sealed record IncomingCall : Incoming
{
    public required string CallId { get; init; }
    public required Party Party { get; init; }
    public required CallStep Step { get; init; }

    /// <summary>Whether the customer calls us.</summary>
    public required bool Inbound { get; init; }

    /// <summary>How long they spoke; null when nobody answered or the step is not the end.</summary>
    public TimeSpan? Duration { get; init; }

    public DateTimeOffset? StartedAt { get; init; }
    public Failure? Failure { get; init; }
}

/// <summary>The same person goes by another id from now on: the new one is added to the same contact.</summary>
public sealed record IdentityChange(Party Before, Party After, string Text) : Incoming;

/// <summary>Whether the number is connected to WhatsApp.</summary>
/// <param name="Words">The provider's own, if it gives a reason.</param>
public sealed record ChannelState(bool Connected, string? Words) : Incoming;

/// <summary>The provider says something about the channel itself (quality, template refused, throughput). Shown to administrators.</summary>
/// <param name="Kind">The provider's field or code.</param>
public sealed record ChannelNotice(string Kind, string Text) : Incoming;

/// <summary>Understood, and nothing that anybody here would care to know (presence, notices about encryption).</summary>
public sealed record Ignored : Incoming;

/// <summary>A part of a body that no reader understands. Kept in quarantine with its raw text.</summary>
public sealed record NotUnderstood(string Reason, string Raw) : Incoming;
