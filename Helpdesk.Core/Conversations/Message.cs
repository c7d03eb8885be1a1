using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;

namespace Helpdesk.Core.Conversations;

/// <summary>Contract section 3, "direction" of a message.</summary>
public enum Direction
{
    In,
    Out,
    Note,
    System,
}

/// <summary>What was said, by either side; also notes among ourselves and lines of the system.</summary>
public sealed partial class Message : Entity
{
    private readonly List<Attachment> _attachments = [];
    private readonly List<Reaction> _reactions = [];

    /// <param name="id">Made by who writes, so that the same message sent twice is one.</param>
    public Message(Guid id, Conversation conversation, Guid? ticketId, Direction direction, Content content, Actor author, DateTimeOffset sentAt)
    {
        Id = id;
        (ConversationId, ChannelId, TicketId) = (conversation.Id, conversation.ChannelId, ticketId);
        (Direction, Kind, Text, Details) = (direction, content.Kind, Checked.Cut(content.Text, Limits.Notes * 4), content.Details);
        (AuthorKind, AuthorId, AuthorName) = (author.Kind, author.Id, Checked.Cut(author.Name, Limits.Name)!);
        SentAt = sentAt;
        if (content.Media is not null) _attachments.Add(new Attachment(content.Media));
        AnnounceChange();
    }

    private Message() { }

    public Guid ConversationId { get; private set; }
    public Guid ChannelId { get; private set; }

    /// <summary>The ticket that was open when it was said; null when none was.</summary>
    public Guid? TicketId { get; private set; }

    /// <summary>The provider's id; null until it is sent, and for notes. Unique on the channel.</summary>
    public string? ProviderId { get; private set; }

    public Direction Direction { get; private set; }
    public MessageKind Kind { get; private set; }
    public string? Text { get; private set; }
    public MessageDetails? Details { get; private set; }
    public ActorKind AuthorKind { get; private set; }
    public Guid? AuthorId { get; private set; }
    public string AuthorName { get; private set; } = "";

    /// <summary>By the provider's clock where there is one. Threads are ordered by it, then by <see cref="Entity.Id"/>.</summary>
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>The provider id of the quoted message, which we may not know.</summary>
    public string? ReplyToProviderId { get; private set; }

    public bool Forwarded { get; private set; }
    public DateTimeOffset? EditedAt { get; private set; }
    public DateTimeOffset? DeletedAt { get; private set; }
    public IReadOnlyCollection<Attachment> Attachments => _attachments;
    public IReadOnlyCollection<Reaction> Reactions => _reactions;

    /// <summary>It came through a provider, or left from the company's own phone.</summary>
    public Message CameAs(IncomingMessage incoming)
    {
        (ProviderId, ReplyToProviderId, Forwarded) = (incoming.ProviderId, incoming.ReplyTo, incoming.Forwarded);
        if (incoming.Awaited) Details = (Details ?? new MessageDetails()) with { Awaited = true };
        if (incoming.Echo) Delivery = Delivery.Sent;
        return this;
    }

    /// <summary>What the provider could not read at first is here now. A message that says something already stays as it is.</summary>
    public void Complete(Content content)
    {
        if (Details is not { Awaited: true }) return;

        (Kind, Text, Details) = (content.Kind, Checked.Cut(content.Text, Limits.Notes * 4), content.Details);
        if (content.Media is not null) _attachments.Add(new Attachment(content.Media));
        AnnounceChange();
    }

    /// <summary>A file of ours goes with it.</summary>
    public Message With(Attachment file)
    {
        _attachments.Add(file);
        return this;
    }

    public void Edit(Content content, DateTimeOffset at)
    {
        if (EditedAt >= at || DeletedAt is not null) return;

        (Text, EditedAt) = (Checked.Cut(content.Text, Limits.Notes * 4), at);
        AnnounceChange();
    }

    /// <summary>Deleted for everyone. The text is kept for the record; screens no longer show it.</summary>
    public void Delete(DateTimeOffset at)
    {
        DeletedAt ??= at;
        AnnounceChange();
    }

    public void React(bool byUs, string? emoji, DateTimeOffset at)
    {
        var reaction = _reactions.Find(r => r.ByUs == byUs);
        if (reaction is null) _reactions.Add(new Reaction(byUs, emoji, at));
        else reaction.Change(emoji, at);
        AnnounceChange();
    }

    /// <summary>A reaction of ours goes out, or with no emoji is taken back.</summary>
    public void ReactWith(string? emoji, DateTimeOffset now)
    {
        if (_reactions.Find(r => r.ByUs) is not { } ours) _reactions.Add(ours = new Reaction(byUs: true, emoji, now));
        ours.Queue(emoji, now);
        AnnounceChange();
        Announce(new MessageQueued(ConversationId));
    }

    /// <summary>Our reaction got further, or failed.</summary>
    public void ReactionChanged() => AnnounceChange();

    /// <summary>Its call went on: answered, missed, ended.</summary>
    public void Describe(MessageDetails details)
    {
        Details = details;
        AnnounceChange();
    }

    public void AttachmentChanged() => AnnounceChange();

    private void AnnounceChange() => Announce(new MessageChanged(ConversationId, Id));
}
