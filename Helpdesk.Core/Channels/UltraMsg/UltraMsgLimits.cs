namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>What UltraMsg carries (docs.ultramsg.com: messages/image, video, audio, voice, document, sticker).</summary>
internal static class UltraMsgLimits
{
    private const long Mebibyte = 1024 * 1024;

    // Its pages name 30 to 100 MB for documents; what all of them allow is safe.
    public static readonly Capabilities Can = new()
    {
        AskAfter = TimeSpan.FromMinutes(2),
        Reactions = true,
        MarksRead = true,
        HasSession = true,
        Location = true,
        Contacts = true,
        Files = new Dictionary<MessageKind, FileLimit>
        {
            [MessageKind.Image] = new(16 * Mebibyte, ["image/jpeg", "image/png", "image/gif", "image/webp"]),
            [MessageKind.Video] = new(16 * Mebibyte, ["video/mp4", "video/3gpp", "video/quicktime"]),
            [MessageKind.Audio] = new(16 * Mebibyte, ["audio/mpeg", "audio/aac", "audio/ogg"]),
            [MessageKind.Voice] = new(16 * Mebibyte, ["audio/ogg"]),
            [MessageKind.Sticker] = new(16 * Mebibyte, ["image/webp"]),
            [MessageKind.Document] = new(30 * Mebibyte, []),
        },
    };
}
