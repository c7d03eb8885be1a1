using Helpdesk.Core.Channels;

namespace Helpdesk.Core.Conversations;

public enum AttachmentState
{
    /// <summary>Known, and not yet fetched from the provider.</summary>
    Waiting,
    Ready,
    Failed,
}

/// <summary>A file of a message. Its bytes lie in the data directory under the hash of their content.</summary>
public sealed class Attachment
{
    /// <summary>The last try comes so long before the provider forgets the file, whose clock may be ahead of ours.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    public Attachment(IncomingMedia media)
    {
        (MediaId, Sha256, ExpiresAt) = (media.Id ?? media.Url, media.Sha256, media.ExpiresAt);
        ContentType = Checked.Cut(media.ContentType, Limits.Name)!;
        Name = Checked.Cut(media.FileName, Limits.Name);
    }

    /// <summary>A file of ours, which is here already.</summary>
    public Attachment(StoredMedia stored, string contentType, string? name)
    {
        ContentType = Checked.Cut(contentType, Limits.Name)!;
        Name = Checked.Cut(name, Limits.Name);
        Arrived(stored.Sha256, stored.Size);
    }

    private Attachment() { }

    public Guid Id { get; private init; } = Guid.CreateVersion7();
    public Guid MessageId { get; private set; }

    /// <summary>The provider's id or address of the file.</summary>
    public string? MediaId { get; private set; }

    /// <summary>As the sender named it; never a path.</summary>
    public string? Name { get; private set; }

    public string ContentType { get; private set; } = "";
    public byte[]? Sha256 { get; private set; }

    /// <summary>In bytes; null until fetched.</summary>
    public long? Size { get; private set; }

    public AttachmentState State { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset? NextTryAt { get; private set; }

    /// <summary>Until when the provider keeps it; null when it does not tell.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>Somebody fetches it; until then nobody else tries.</summary>
    public void BeginFetching(DateTimeOffset until) => NextTryAt = until;

    public void Arrived(byte[] sha256, long size)
    {
        (Sha256, Size, State) = (sha256, size, AttachmentState.Ready);
    }

    /// <param name="nextTry">Null when there is no use in trying again; where the provider forgets the file before, there is one last try until then.</param>
    public void Missed(DateTimeOffset? nextTry, DateTimeOffset now)
    {
        Attempts++;
        NextTryAt = nextTry > ExpiresAt - Margin ? LastTry(now) : nextTry;
        if (NextTryAt is null) State = AttachmentState.Failed;
    }

    /// <summary>A person asks for it again.</summary>
    /// <exception cref="RefusedException">It did not fail, or the provider has it no longer.</exception>
    public void Retry(DateTimeOffset now)
    {
        if (State != AttachmentState.Failed) throw new RefusedException(Refusal.NotRetryable);
        if (ExpiresAt <= now) throw new RefusedException(Refusal.FileExpired);

        (State, Attempts, NextTryAt) = (AttachmentState.Waiting, 0, null);
    }

    private DateTimeOffset? LastTry(DateTimeOffset now) => ExpiresAt - Margin > now ? ExpiresAt - Margin : null;
}
