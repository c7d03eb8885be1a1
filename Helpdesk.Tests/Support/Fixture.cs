namespace Helpdesk.Tests.Support;

/// <summary>The recorded bodies of the providers, byte for byte.</summary>
public static class Fixture
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Root, name));

    public static string[] Lines(string name) => File.ReadAllLines(Path.Combine(Root, name));

    /// <summary>One per provider.</summary>
    public static IEnumerable<string> Folders() => Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)!);

    /// <summary>The webhook bodies of a provider: all files but those of calls that we make.</summary>
    public static IEnumerable<string> Webhooks(string provider) => Directory
        .EnumerateFiles(Path.Combine(Root, provider), "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file)!)
        .Where(name => !name.StartsWith("api_", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
