namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>The type of a file whose body does not tell it: by its ending, else what WhatsApp uses for its kind.</summary>
internal static class UltraMsgFiles
{
    private static readonly Dictionary<string, string> ByEnding = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".mp4"] = "video/mp4",
        [".3gp"] = "video/3gpp",
        [".mov"] = "video/quicktime",
        [".mp3"] = "audio/mpeg",
        [".m4a"] = "audio/mp4",
        [".aac"] = "audio/aac",
        [".amr"] = "audio/amr",
        [".ogg"] = "audio/ogg",
        [".oga"] = "audio/ogg",
        [".opus"] = "audio/ogg",
        [".pdf"] = "application/pdf",
        [".txt"] = "text/plain",
        [".csv"] = "text/csv",
        [".zip"] = "application/zip",
        [".xml"] = "application/xml",
        [".doc"] = "application/msword",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xls"] = "application/vnd.ms-excel",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };

    public static string TypeOf(MessageKind kind, Uri address)
    {
        if (ByEnding.TryGetValue(Path.GetExtension(address.AbsolutePath), out var type)) return type;

        return kind switch
        {
            MessageKind.Image => "image/jpeg",
            MessageKind.Video => "video/mp4",
            MessageKind.Audio => "audio/mpeg",
            MessageKind.Voice => "audio/ogg",
            MessageKind.Sticker => "image/webp",
            _ => "application/octet-stream",
        };
    }
}
