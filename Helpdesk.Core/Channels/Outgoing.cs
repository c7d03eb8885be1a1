namespace Helpdesk.Core.Channels;

/// <summary>A message on its way out.</summary>
/// <param name="MessageId">Ours; the provider echoes it in receipts where it can.</param>
/// <param name="To">The exact id last seen on this channel, a phone id or an opaque user id.</param>
/// <param name="ReplyTo">The provider's id of the quoted message.</param>
public sealed record Parcel(Guid MessageId, string To, Outgoing Content, string? ReplyTo)
{
    /// <summary>Nobody was seen under this id yet: it is only what we make of a number that was typed.</summary>
    public bool Cold { get; init; }
}

/// <summary>What goes out, in our own words; each provider turns it into its own.</summary>
public abstract record Outgoing;

public sealed record OutgoingText(string Text) : Outgoing;

/// <param name="Kind">Image, video, audio, voice, document or sticker.</param>
public sealed record OutgoingFile(MessageKind Kind, FileToSend File, string? Caption) : Outgoing;

/// <summary>A file of ours, as providers want it: the bytes, or an address from which they fetch them.</summary>
/// <param name="Path">Where the bytes lie on this machine.</param>
/// <param name="Link">An address that works for some minutes without signing in; null when Helpdesk knows no public address of its own.</param>
public sealed record FileToSend(string Path, long Size, string ContentType, string Name, Uri? Link);

public sealed record OutgoingPlace(Place Place) : Outgoing;

public sealed record OutgoingContacts(IReadOnlyList<SharedContact> Contacts) : Outgoing;

public sealed record OutgoingTemplate(ChosenTemplate Template) : Outgoing;

/// <summary>A reaction to a message.</summary>
/// <param name="TargetId">The provider's id of the message.</param>
/// <param name="Emoji">Null takes the reaction back.</param>
public sealed record OutgoingReaction(string TargetId, string? Emoji) : Outgoing;

/// <summary>What the customer is shown of us.</summary>
/// <param name="To">As in <see cref="Parcel"/>.</param>
/// <param name="ProviderId">The customer's last message.</param>
/// <param name="Typing">That we write, besides that we read.</param>
public sealed record Sign(string To, string ProviderId, bool Typing);

/// <summary>A message of which the provider told nothing by itself.</summary>
/// <param name="MessageId">As in <see cref="Parcel"/>.</param>
/// <param name="SendId">The provider's id of our request; null when its answer was lost.</param>
public sealed record Inquiry(Guid MessageId, string? SendId);

/// <summary>What became of a request to send.</summary>
public abstract record SendOutcome;

/// <param name="ProviderId">The provider's id of the message; null while it has only an id of the request.</param>
public sealed record Accepted(string? ProviderId) : SendOutcome
{
    /// <summary>The provider's id of the request, where it is another than the message's (a queue's number, a gateway's id).</summary>
    public string? SendId { get; init; }

    /// <summary>The recipient's id as the provider writes it; may differ from what we asked for (ninth digit).</summary>
    public string? RecipientId { get; init; }
}

/// <summary>It did not go out, for certain.</summary>
/// <param name="RetryAfter">When trying again makes sense; null when it does not.</param>
public sealed record NotSent(Failure Failure, TimeSpan? RetryAfter) : SendOutcome;

/// <summary>Nobody knows: the answer was lost on the way. Never sent again without a person's word.</summary>
public sealed record Unconfirmed(string Words) : SendOutcome;
