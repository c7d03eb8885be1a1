using System.Globalization;

namespace Helpdesk.Web.Features.Conversation;

/// <summary>Sizes of files, as people say them.</summary>
public static class FileSize
{
    /// <summary>"900 B", "18 KB", "1,5 MB"</summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} B",
        < 1024 * 1024 => $"{bytes / 1024} KB",
        _ => string.Create(CultureInfo.CurrentCulture, $"{bytes / (1024.0 * 1024):0.#} MB"),
    };
}
