using System.Collections.Concurrent;
using System.Security.Cryptography;
using Helpdesk.Core.Data;
using Helpdesk.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>The files that the fake providers keep: those of the demo data, and what was sent since, both ways.</summary>
public sealed class PhoneFiles
{
    public const string Path = "/simulator/files";

    private static readonly Dictionary<string, string> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["image/jpeg"] = ".jpg",
        ["image/png"] = ".png",
        ["image/webp"] = ".webp",
        ["audio/ogg"] = ".oga",
        ["audio/mpeg"] = ".mp3",
        ["video/mp4"] = ".mp4",
        ["application/pdf"] = ".pdf",
    };

    private readonly ConcurrentDictionary<string, StoredFile> _files = new();
    private readonly IServer _server;
    private long _next = 800_000_000_100_000;

    public PhoneFiles(IServer server)
    {
        _server = server;
        string[] samples = ["error-screen.jpg", "pinpad.jpg", "voice.ogg", "report.pdf"];
        foreach (var (file, sample) in DemoFile.All.Zip(samples)) _files[file.MediaId] = new StoredFile(file.ContentType, Sample(sample));
    }

    public PhoneFile Keep(string contentType, byte[] bytes, string? name)
    {
        var id = $"{Interlocked.Increment(ref _next)}";
        _files[id] = new StoredFile(contentType, bytes);
        return new PhoneFile(id, contentType, name);
    }

    public StoredFile? Find(string id) => _files.GetValueOrDefault(id);

    /// <summary>Where the providers that need no token keep it.</summary>
    public string LinkTo(PhoneFile file) => At(PathOf(file));

    /// <summary>An address of this process.</summary>
    public string At(string path) => new Uri(OwnAddress.Of(_server)!, path).AbsoluteUri;

    /// <summary>With the ending that providers give such files.</summary>
    public static string PathOf(PhoneFile file) => $"{Path}/{Uri.EscapeDataString(file.Id)}{EndingOf(file.ContentType)}";

    /// <summary>The id of the file at such an address; null when it is none.</summary>
    public static string? IdIn(string? address) =>
        address?.IndexOf($"{Path}/", StringComparison.Ordinal) is >= 0 and var at ? address[(at + Path.Length + 1)..].Split('.')[0] : null;

    /// <summary>The type of a file that came without one.</summary>
    public static string TypeOf(string? name, string otherwise) =>
        Endings.FirstOrDefault(e => name?.EndsWith(e.Value, StringComparison.OrdinalIgnoreCase) == true).Key ?? otherwise;

    private static string EndingOf(string contentType) => Endings.GetValueOrDefault(contentType.Split(';')[0].Trim(), ".bin");

    private static byte[] Sample(string name)
    {
        var assembly = typeof(PhoneFiles).Assembly;
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
