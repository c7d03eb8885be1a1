using Helpdesk.Core.Data;
using Helpdesk.Core.Live;

namespace Helpdesk.Core.Conversations;

/// <summary>What somebody writes in a ticket and has not sent: one per person and ticket, wherever they write.</summary>
public sealed class KeptDraft : Entity
{
    public KeptDraft(Guid userId, Guid ticketId)
    {
        (UserId, TicketId) = (userId, ticketId);
        AnnounceChange();
    }

    private KeptDraft() { }

    public Guid UserId { get; private set; }
    public Guid TicketId { get; private set; }

    /// <summary>Of the message that it becomes; made by who writes.</summary>
    public Guid MessageId { get; private set; }

    public string Text { get; private set; } = "";
    public bool Note { get; private set; }

    /// <summary>The message that it quotes.</summary>
    public Guid? ReplyTo { get; private set; }

    public DateTimeOffset KeptAt { get; private set; }

    public DraftWords Words => new(MessageId, Text, Note, ReplyTo);

    /// <summary>Told to nobody: lists show that there is a draft, not what stands in it.</summary>
    public void Write(DraftWords words, DateTimeOffset now) =>
        (MessageId, Text, Note, ReplyTo, KeptAt) = (words.Id, Checked.Cut(words.Text, Limits.Draft)!, words.Note, words.ReplyTo, now);

    /// <summary>It was sent or emptied.</summary>
    public KeptDraft LetGo()
    {
        AnnounceChange();
        return this;
    }

    private void AnnounceChange() => Announce(new DraftChanged(UserId, TicketId));
}

/// <param name="Id">Of the message that they become.</param>
public sealed record DraftWords(Guid Id, string Text, bool Note, Guid? ReplyTo);
