namespace Helpdesk.Core.Transfer;

/// <summary>Keeps files that wait to be imported; a file of a registry is put away as soon as it is no longer needed.</summary>
/// <param name="directory">Made when the first file comes.</param>
public sealed class ImportStore(string directory)
{
    private const int Chunk = 64 * 1024;

    /// <exception cref="RefusedException">It is larger than it may be.</exception>
    internal async Task<string> KeepAsync(Guid id, Stream bytes, string name, CancellationToken stop)
    {
        var place = Directory.CreateDirectory(Path.Combine(directory, id.ToString("N"))).FullName;
        try
        {
            await using var file = File.Create(Path.Combine(place, "file"));
            var (buffer, size) = (new byte[Chunk], 0L);
            for (int read; (read = await bytes.ReadAsync(buffer, stop)) > 0;)
            {
                size += read;
                if (size > TransferLimits.File) throw new RefusedException(Refusal.ImportTooLarge, name, TransferLimits.File / 1024 / 1024);
                await file.WriteAsync(buffer.AsMemory(0, read), stop);
            }

            return place;
        }
        catch
        {
            Directory.Delete(place, recursive: true);
            throw;
        }
    }

    internal static void Forget(string place)
    {
        if (Directory.Exists(place)) Directory.Delete(place, recursive: true);
    }

    /// <summary>What a process that ended left behind.</summary>
    internal void Tidy(DateTime before)
    {
        if (!Directory.Exists(directory)) return;
        foreach (var place in Directory.EnumerateDirectories(directory).Where(place => Directory.GetLastWriteTimeUtc(place) < before)) Forget(place);
    }
}
