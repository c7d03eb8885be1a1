using System.IO.Compression;
using Helpdesk.Core.Conversations;

namespace Helpdesk.Web.Hosting.Backups;

/// <summary>What the data directory holds besides the embedded database: media, data-protection keys.</summary>
internal static class DataFiles
{
    private const string Postgres = "postgres";
    private const string Restoring = "restoring";

    /// <summary>All files but those that are just being taken in: they come and go, and no message has them yet.</summary>
    public static IEnumerable<string> In(string dataDirectory) => Rooms(dataDirectory)
        .SelectMany(room => File.Exists(room) ? [room] : Directory.EnumerateFiles(room, "*", SearchOption.AllDirectories))
        .Where(file => !Holds(Path.Combine(dataDirectory, "media", MediaStore.Incoming), file));

    public static bool Holds(string directory, string file) =>
        Path.GetFullPath(file).StartsWith(Path.GetFullPath(directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Unpacks a backup's files beside those that are there, so that a broken backup is noticed before anything is replaced.</summary>
    public static async Task<string> UnpackAsync(ZipArchive archive, string dataDirectory)
    {
        var fresh = Path.Combine(dataDirectory, Restoring);
        if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        Directory.CreateDirectory(fresh);

        foreach (var entry in archive.Entries.Where(e => e.FullName.StartsWith(Manifest.Files, StringComparison.Ordinal)))
        {
            var target = Path.GetFullPath(entry.FullName[Manifest.Files.Length..], fresh);
            if (!Holds(fresh, target)) throw new InvalidDataException($"The backup names a file outside: {entry.FullName}");

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await entry.ExtractToFileAsync(target);
        }

        return fresh;
    }

    public static void Replace(string dataDirectory, string fresh)
    {
        foreach (var room in Rooms(dataDirectory))
        {
            if (File.Exists(room)) File.Delete(room);
            else Directory.Delete(room, recursive: true);
        }

        foreach (var room in Directory.EnumerateFileSystemEntries(fresh)) Directory.Move(room, Path.Combine(dataDirectory, Path.GetFileName(room)));
        Directory.Delete(fresh);
    }

    private static List<string> Rooms(string dataDirectory) => !Directory.Exists(dataDirectory) ? [] :
        [.. Directory.EnumerateFileSystemEntries(dataDirectory).Where(room => Path.GetFileName(room) is not (Postgres or Restoring))];
}
