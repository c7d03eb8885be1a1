using System.Buffers;
using System.Security.Cryptography;

namespace Helpdesk.Core.Conversations;

/// <summary>
/// Files by the hash of their content: the same picture sent a hundred times lies here once, no sender's name is ever a path, and a file
/// that is there is whole. Each is marked as nobody's when it comes; <see cref="MediaSweep"/> asks later whether a message took it.
/// </summary>
/// <param name="directory">Made when the first file comes.</param>
/// <param name="most">In bytes.</param>
public sealed class MediaStore(string directory, TimeProvider time, long most = MediaStore.Largest)
{
    /// <summary>What WhatsApp takes at most, for documents (Meta: supported media types).</summary>
    public const long Largest = 100L * 1024 * 1024;

    /// <summary>Below the directory: what is not complete yet, or about to go.</summary>
    public const string Incoming = "incoming";

    /// <summary>How long the next bytes may be waited for: a line that only drips would keep others waiting as long as a large file may take.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private const int Chunk = 64 * 1024;
    private readonly string _incoming = Path.Combine(directory, Incoming);
    private readonly string _nobodys = Path.Combine(directory, "nobodys");

    /// <param name="expected">What the provider says the hash is; null when it says nothing.</param>
    /// <exception cref="MediaRefusedException">It is too large, or not what was announced.</exception>
    /// <exception cref="OperationCanceledException">It stopped, or nothing came for too long.</exception>
    public async Task<StoredMedia> KeepAsync(Stream bytes, byte[]? expected, CancellationToken stop)
    {
        var incoming = NewIncoming();
        try
        {
            var stored = await WriteAsync(incoming, bytes, stop);
            if (expected is not null && !expected.AsSpan().SequenceEqual(stored.Sha256)) throw new MediaRefusedException(MediaRefusal.Altered);

            // The mark first: what comes without one would lie here for ever.
            Mark(stored.Sha256);
            var place = PlaceOf(stored.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(incoming, place, overwrite: true);
            return stored;
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    /// <summary>Where the file is; null when it is not here.</summary>
    public string? Find(byte[] sha256) => PlaceOf(sha256) is var place && File.Exists(place) ? place : null;

    /// <summary>Files that came before then, and of which nobody said since whether a message has them.</summary>
    public IEnumerable<NobodysFile> NobodysSince(DateTimeOffset before) => !Directory.Exists(_nobodys) ? [] :
        from mark in Directory.EnumerateFiles(_nobodys)
        let since = File.GetLastWriteTimeUtc(mark)
        where since < before.UtcDateTime
        select new NobodysFile(Convert.FromHexString(Path.GetFileName(mark)), since);

    /// <summary>A message has it: it stays.</summary>
    public void Claim(NobodysFile file) => File.Delete(MarkOf(file.Sha256));

    /// <summary>
    /// Throws it away, unless the same content came again meanwhile: it is marked anew before it is put in its place. Both are taken aside
    /// before they are judged, so that what is thrown away is what was looked at. Never by two at once (<see cref="MediaSweep"/>).
    /// </summary>
    public void Discard(NobodysFile file)
    {
        var (place, mark, aside, judged) = (PlaceOf(file.Sha256), MarkOf(file.Sha256), NewIncoming(), NewIncoming());
        if (File.Exists(place)) File.Move(place, aside);
        File.Move(mark, judged);
        if (File.GetLastWriteTimeUtc(judged) != file.Since)
        {
            File.Move(judged, mark, overwrite: true);
            if (File.Exists(aside)) File.Move(aside, place, overwrite: true);
            return;
        }

        File.Delete(aside);
        File.Delete(judged);
    }

    /// <summary>What a process that died before then had begun to take.</summary>
    public void DiscardUnfinished(DateTimeOffset before)
    {
        if (!Directory.Exists(_incoming)) return;

        foreach (var file in Directory.EnumerateFiles(_incoming).Where(file => File.GetLastWriteTimeUtc(file) < before.UtcDateTime)) File.Delete(file);
    }

    private string NewIncoming() => Path.Combine(Directory.CreateDirectory(_incoming).FullName, Guid.CreateVersion7().ToString("N"));

    private string MarkOf(byte[] sha256) => Path.Combine(_nobodys, Convert.ToHexStringLower(sha256));

    // Put in its place as a whole: a mark without its time would be judged by another.
    private void Mark(byte[] sha256)
    {
        Directory.CreateDirectory(_nobodys);
        var mark = NewIncoming();
        using (var handle = File.OpenHandle(mark, FileMode.CreateNew, FileAccess.Write)) File.SetLastWriteTimeUtc(handle, time.GetUtcNow().UtcDateTime);
        File.Move(mark, MarkOf(sha256), overwrite: true);
    }

    private string PlaceOf(byte[] sha256)
    {
        var name = Convert.ToHexStringLower(sha256);
        return Path.Combine(directory, name[..2], name[2..]);
    }

    private async Task<StoredMedia> WriteAsync(string path, Stream bytes, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var idle = new CancellationTokenSource(Idle, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(idle.Token, stop);
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            var size = 0L;
            for (int read; (read = await bytes.ReadAsync(buffer, either.Token)) > 0; size += read)
            {
                idle.CancelAfter(Idle);
                if (size + read > most) throw new MediaRefusedException(MediaRefusal.TooLarge);

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), stop);
            }

            // A name that is there after a power loss must not lead to a file that is empty.
            file.Flush(flushToDisk: true);
            return new StoredMedia(hash.GetHashAndReset(), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

public sealed record StoredMedia(byte[] Sha256, long Size);

/// <summary>A file of which nobody knows yet whether a message has it.</summary>
/// <param name="Since">When it came last.</param>
public sealed record NobodysFile(byte[] Sha256, DateTime Since);

public enum MediaRefusal
{
    TooLarge,

    /// <summary>The bytes are not those that the provider announced.</summary>
    Altered,
}

/// <summary>A file that is not kept.</summary>
public sealed class MediaRefusedException(MediaRefusal refusal) : Exception(refusal.ToString())
{
    public MediaRefusal Refusal { get; } = refusal;
}
