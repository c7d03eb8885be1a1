namespace Helpdesk.Core.Conversations;

/// <summary>One side's reaction to a message. A reaction taken back stays as a row without emoji, so that an older one cannot return.</summary>
public sealed class Reaction
{
    public Reaction(bool byUs, string? emoji, DateTimeOffset at) => (ByUs, Emoji, At) = (byUs, Checked.Cut(emoji, Limits.Key), at);

    private Reaction() { }

    public Guid Id { get; private init; } = Ids.New();
    public Guid MessageId { get; private set; }
    public bool ByUs { get; private set; }
    public string? Emoji { get; private set; }
    public DateTimeOffset At { get; private set; }

    public void Change(string? emoji, DateTimeOffset at)
    {
        if (at >= At) (Emoji, At) = (Checked.Cut(emoji, Limits.Key), at);
    }
}
