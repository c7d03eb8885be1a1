using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Helpdesk.Web.Hosting.Backups;

/// <summary>The table of contents of a backup: a zip with this as helpdesk.json, the rows under tables/ and the data directory's files under files/.</summary>
internal sealed record Manifest(int Format, string Migration, IReadOnlyList<BackedUpTable> Tables, IReadOnlyList<BackedUpSequence> Sequences)
{
    public const int CurrentFormat = 1;
    public const string Files = "files/";
    private const string Entry = "helpdesk.json";

    public async Task WriteAsync(ZipArchive archive)
    {
        await using var stream = await archive.CreateEntry(Entry).OpenAsync();
        await JsonSerializer.SerializeAsync(stream, this, BackupJson.Default.Manifest);
    }

    /// <exception cref="InvalidDataException">This is no backup of ours.</exception>
    public static async Task<Manifest> ReadAsync(ZipArchive archive)
    {
        var entry = archive.GetEntry(Entry) ?? throw new InvalidDataException("This zip file is not a backup of Helpdesk.");
        await using var stream = await entry.OpenAsync();
        var manifest = await JsonSerializer.DeserializeAsync(stream, BackupJson.Default.Manifest);
        return manifest is { Format: CurrentFormat } ? manifest : throw new InvalidDataException("This backup was made by a newer Helpdesk.");
    }
}

internal sealed record BackedUpTable(string Name, IReadOnlyList<string> Columns, long Rows)
{
    public string Entry => $"tables/{Name}";

    public string Quoted => Sql.Quote(Name);

    public string Target => $"{Quoted} ({string.Join(", ", Columns.Select(Sql.Quote))})";
}

internal sealed record BackedUpSequence(string Name, long LastValue, bool IsCalled);

[JsonSerializable(typeof(Manifest))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]
internal sealed partial class BackupJson : JsonSerializerContext;
