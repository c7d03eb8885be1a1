using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;

namespace Helpdesk.Web.Api;

/// <summary>A message (contract section 3).</summary>
public sealed record MessageModel
{
    public required Guid Id { get; init; }
    public required Direction Direction { get; init; }
    public required MessageKind Type { get; init; }

    /// <summary>Null when there are no words, or they were deleted for everyone.</summary>
    public required string? Text { get; init; }

    public required AuthorModel Author { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>queued, sent, delivered, read or failed. What came in is delivered; notes and lines of the system have none.</summary>
    public required string? Status { get; init; }

    public required MessageErrorModel? Error { get; init; }

    /// <summary>The id of the quoted message; null when it quotes none, or one that is not known here.</summary>
    public required Guid? ReplyTo { get; init; }

    public required IReadOnlyList<AttachmentModel> Attachments { get; init; }
    public required IReadOnlyList<ReactionModel> Reactions { get; init; }
    public required DateTimeOffset? EditedAt { get; init; }
    public required DateTimeOffset? DeletedAt { get; init; }
    public required bool Forwarded { get; init; }

    public static MessageModel Of(MessageRecord record)
    {
        var message = record.Message;
        var isDeleted = message.DeletedAt is not null;
        return new MessageModel
        {
            Id = message.Id,
            Direction = message.Direction,
            Type = message.Kind,
            Text = isDeleted ? null : message.Text,
            Author = new AuthorModel(message.AuthorKind, message.AuthorName),
            SentAt = message.SentAt,
            Status = StatusOf(message),
            Error = message.FailureKind is { } kind ? new MessageErrorModel(kind, message.FailureCode, message.FailureWords) : null,
            ReplyTo = record.ReplyTo,
            Attachments = isDeleted ? [] : [.. message.Attachments.OrderBy(a => a.Id).Select(AttachmentModel.Of)],
            Reactions = [.. message.Reactions.Where(r => r.Emoji is not null).OrderBy(r => r.Id).Select(r => new ReactionModel(r.Emoji!, r.ByUs ? "company" : "contact"))],
            EditedAt = message.EditedAt,
            DeletedAt = message.DeletedAt,
            Forwarded = message.Forwarded,
        };
    }

    private static string? StatusOf(Message message) => message switch
    {
        { Direction: Direction.In } => Wire.Spell(Delivery.Delivered),
        { Direction: Direction.Note or Direction.System } => null,

        // That the request is just under way is our own affair.
        { Delivery: Delivery.Sending or Delivery.None } => Wire.Spell(Delivery.Queued),
        _ => Wire.Spell(message.Delivery),
    };
}

/// <summary>Why a message did not go out.</summary>
/// <param name="Code">The provider's own code.</param>
/// <param name="Message">The provider's own words.</param>
public sealed record MessageErrorModel(FailureKind Kind, string? Code, string? Message);

/// <param name="Size">In bytes; null until it was fetched from the provider.</param>
public sealed record AttachmentModel(Guid Id, string? Name, string ContentType, long? Size, string Url)
{
    public static AttachmentModel Of(Attachment file) => new(file.Id, file.Name, file.ContentType, file.Size, $"/media/{file.Id}");
}

/// <param name="By">contact or company.</param>
public sealed record ReactionModel(string Emoji, string By);

/// <summary>What a program may write: a reply that goes out, or a note that stays.</summary>
public enum WritingDirection
{
    Out,
    Note,
}

/// <summary>A reply or a note to write.</summary>
public sealed record NewMessageModel
{
    public string? Text { get; init; }

    /// <summary>The id of the message that it quotes.</summary>
    public Guid? ReplyTo { get; init; }

    public WritingDirection? Direction { get; init; }
}
