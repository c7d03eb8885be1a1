using System.Text.Json.Serialization;

namespace Helpdesk.Core.Live;

/// <summary>
/// News for screens. They carry ids only: whoever is concerned reads the named rows again, so news are never stale and leak nothing.
/// This file is the complete list.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(TicketChanged), "ticket")]
[JsonDerivedType(typeof(MessageChanged), "message")]
[JsonDerivedType(typeof(MessageQueued), "queued")]
[JsonDerivedType(typeof(ConversationChanged), "conversation")]
[JsonDerivedType(typeof(ConversationJoined), "joined")]
[JsonDerivedType(typeof(AddressChanged), "address")]
[JsonDerivedType(typeof(CallChanged), "call")]
[JsonDerivedType(typeof(CustomerChanged), "customer")]
[JsonDerivedType(typeof(CatalogueChanged), "catalogue")]
[JsonDerivedType(typeof(ChannelChanged), "channel")]
[JsonDerivedType(typeof(UserChanged), "user")]
[JsonDerivedType(typeof(QuarantineChanged), "quarantine")]
[JsonDerivedType(typeof(DraftChanged), "draft")]
[JsonDerivedType(typeof(CannedReplyChanged), "canned")]
[JsonDerivedType(typeof(NoticeChanged), "notice")]
[JsonDerivedType(typeof(TicketWatched), "watched")]
[JsonDerivedType(typeof(MuchChanged), "much")]
public abstract record LiveEvent;

/// <summary>Some news did not reach this node: read everything again. Never sent, only published by the listener.</summary>
public sealed record NewsMissed : LiveEvent;

/// <summary>This node hears no news for now: screens show that they may be stale. Published by the listener only.</summary>
public sealed record ConnectionLost : LiveEvent;

/// <summary>A ticket was opened, or its work changed: status, assignee, classification, solution, customer.</summary>
public sealed record TicketChanged(Guid TicketId) : LiveEvent;

/// <summary>A message is new, was edited, deleted, reacted to, or got further on its way. Its conversation's last line changed with it.</summary>
public sealed record MessageChanged(Guid ConversationId, Guid MessageId) : LiveEvent;

/// <summary>A message waits to go out. For the outbox of whichever node is first.</summary>
public sealed record MessageQueued(Guid ConversationId) : LiveEvent;

/// <summary>What is unread, waiting or known of a conversation changed, without a message.</summary>
public sealed record ConversationChanged(Guid ConversationId) : LiveEvent;

/// <summary>Another thread of the same person was put into this one: what stands in it must be read again.</summary>
public sealed record ConversationJoined(Guid ConversationId) : LiveEvent;

/// <summary>Whoever a conversation is with is reached otherwise from now on: at another number, or at an id that hides it.</summary>
public sealed record AddressChanged(Guid ConversationId) : LiveEvent;

/// <summary>A call began to ring, was taken, or ended.</summary>
public sealed record CallChanged(Guid CallId) : LiveEvent;

public sealed record CustomerChanged(Guid CustomerId) : LiveEvent;

/// <summary>A module or a ticket type is new or otherwise: what it is called, and whether machines are up to date.</summary>
public sealed record CatalogueChanged(Guid EntryId) : LiveEvent;

/// <summary>Somebody began to write in a ticket or stopped before sending; not told for every word.</summary>
public sealed record DraftChanged(Guid UserId, Guid TicketId) : LiveEvent;

/// <summary>A canned reply is new, otherwise or gone.</summary>
public sealed record CannedReplyChanged(Guid ReplyId) : LiveEvent;

/// <summary>Something concerns a person, or they have seen it.</summary>
public sealed record NoticeChanged(Guid UserId) : LiveEvent;

/// <summary>Somebody looks at a ticket or writes in it. Kept in no table: told again while it lasts, and forgotten when it is not.</summary>
public sealed record TicketWatched(Guid TicketId, Guid UserId, Watch Watch) : LiveEvent;

public sealed record ChannelChanged(Guid ChannelId) : LiveEvent;

public sealed record UserChanged(Guid UserId) : LiveEvent;

public sealed record QuarantineChanged(Guid EntryId) : LiveEvent;

/// <summary>So much changed at once that naming it would cost more than reading everything again. Heard as <see cref="NewsMissed"/>.</summary>
public sealed record MuchChanged : LiveEvent;

/// <summary>What somebody does at a ticket.</summary>
public enum Watch
{
    Gone,
    Viewing,
    Writing,
}
