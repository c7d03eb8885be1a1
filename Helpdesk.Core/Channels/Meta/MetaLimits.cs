namespace Helpdesk.Core.Channels.Meta;

/// <summary>What the Cloud API carries (Meta: supported media types, typing indicators, customer service windows).</summary>
internal static class MetaLimits
{
    private const long MiB = 1024 * 1024;

    private static readonly string[] Sounds = ["audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg"];

    public static Capabilities Can { get; } = new()
    {
        ReplyWindow = TimeSpan.FromHours(24),
        Templates = true,
        Reactions = true,
        MarksRead = true,
        Typing = true,
        Location = true,
        Contacts = true,
        Files = new Dictionary<MessageKind, FileLimit>
        {
            [MessageKind.Image] = new(5 * MiB, ["image/jpeg", "image/png"]),
            [MessageKind.Video] = new(16 * MiB, ["video/mp4", "video/3gpp"]),
            [MessageKind.Audio] = new(16 * MiB, Sounds),
            [MessageKind.Voice] = new(16 * MiB, ["audio/ogg"]),
            [MessageKind.Document] = new(100 * MiB, []),
            [MessageKind.Sticker] = new(500 * 1024, ["image/webp"]),
        },
    };
}
