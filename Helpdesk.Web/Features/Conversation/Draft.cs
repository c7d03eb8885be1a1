using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;

namespace Helpdesk.Web.Features.Conversation;

/// <summary>What the browser keeps of a message that is being written. The ids are made when it is begun, so that sending twice is once.</summary>
public sealed record Draft(Guid Id, string Text, bool Note, Guid? ReplyTo)
{
    public IReadOnlyList<DraftFile> Files { get; init; } = [];

    /// <summary>
    /// The files may have been sent before with other words under them, and nobody knows: the words are a message of their own.
    /// </summary>
    public bool Apart { get; init; }

    /// <summary>
    /// The messages that it becomes, in their order: each file is one. The words stand under the first file that takes any, or come before
    /// them all.
    /// </summary>
    public IEnumerable<NewReply> Replies(Guid ticketId, Capabilities can)
    {
        IReadOnlyList<DraftFile> files = Note ? [] : Files;
        var hasWords = !string.IsNullOrWhiteSpace(Text);
        var captioned = hasWords && !Apart && Text.Trim().Length <= Limits.Caption
            ? files.FirstOrDefault(file => can.KindOf(file.ContentType)?.TakesCaption() == true)
            : null;
        var quoted = Note ? null : ReplyTo;
        if (files.Count == 0 || (hasWords && captioned is null))
        {
            yield return new NewReply(Id, ticketId, Text, quoted);
            quoted = null;
        }

        foreach (var file in files)
        {
            yield return new NewReply(file.Id, ticketId, file == captioned ? Text : "", quoted) { Enclosure = new EnclosedFile(file.Token), DraftId = file == captioned ? Id : null };
            quoted = null;
        }
    }
}

/// <param name="Token">What the upload was answered with.</param>
public sealed record DraftFile(Guid Id, string Token, string ContentType);

/// <summary>What became of a draft.</summary>
/// <param name="Refusal">Why not all of it was saved; null when it was.</param>
/// <param name="Saved">The ids of the words and files that are messages now.</param>
public sealed record DraftReceipt(string? Refusal, IReadOnlyList<Guid> Saved);

/// <summary>What became of words that were to be kept.</summary>
/// <param name="Kept">Of the draft that is kept now; null when none is.</param>
/// <param name="Other">What another device wrote meanwhile; null when the words themselves are kept.</param>
public sealed record KeptAnswer(Guid? Kept, DraftWords? Other);
