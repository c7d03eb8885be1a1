using System.Collections.Concurrent;
using System.Security.Cryptography;
using Helpdesk.Core.Data;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>The files that the fake Meta keeps: those of the demo data, and what the phones sent since.</summary>
public sealed class MetaFiles
{
    private readonly ConcurrentDictionary<string, StoredFile> _files = new();
    private long _next = 800_000_000_100_000;

    public MetaFiles()
    {
        string[] samples = ["error-screen.jpg", "pinpad.jpg", "voice.ogg", "report.pdf"];
        foreach (var (file, sample) in DemoFile.All.Zip(samples)) _files[file.MediaId] = new StoredFile(file.ContentType, Sample(sample));
    }

    public string Keep(string contentType, byte[] bytes)
    {
        var id = $"{Interlocked.Increment(ref _next)}";
        _files[id] = new StoredFile(contentType, bytes);
        return id;
    }

    public StoredFile? Find(string mediaId) => _files.GetValueOrDefault(mediaId);

    private static byte[] Sample(string name)
    {
        var assembly = typeof(MetaFiles).Assembly;
        using var stream = assembly.GetManifestResourceStream($"Helpdesk.Web.Features.Simulator.Samples.{name}")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

public sealed record StoredFile(string ContentType, byte[] Bytes)
{
    public byte[] Sha256 { get; } = SHA256.HashData(Bytes);
}
