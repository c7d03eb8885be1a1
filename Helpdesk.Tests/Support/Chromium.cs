using System.Formats.Tar;
using System.IO.Compression;
using System.Reflection;

namespace Helpdesk.Tests.Support;

/// <summary>
/// A Chromium for the browser tests: the one that HELPDESK_TEST_BROWSER names, one on PATH, or npm's @sparticuz/chromium, which is
/// unpacked once beside the tests and brings the libraries that a bare Linux lacks.
/// </summary>
public sealed record Chromium(string Executable, IReadOnlyDictionary<string, string> Environment)
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe", "msedge.exe"];

    public static readonly IReadOnlyList<string> Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    public static async Task<Chromium> FindAsync()
    {
        var own = System.Environment.GetEnvironmentVariable("HELPDESK_TEST_BROWSER") ?? OnPath();
        if (!string.IsNullOrEmpty(own)) return new Chromium(own, new Dictionary<string, string>());

        var packed = typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == "NpmChromium").Value!;
        if (!OperatingSystem.IsLinux() || !File.Exists(Path.Combine(packed, "chromium.br")))
        {
            throw new InvalidOperationException("No browser for the tests: install Chromium or Chrome, or set HELPDESK_TEST_BROWSER to its executable.");
        }

        return await UnpackAsync(packed, Path.Combine(AppContext.BaseDirectory, "chromium"));
    }

    private static string? OnPath() =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(_ => Names, Path.Combine)
            .FirstOrDefault(File.Exists);

    private static async Task<Chromium> UnpackAsync(string packed, string target)
    {
        if (!Directory.Exists(target))
        {
            // Renamed when complete, so that a run that was stopped here leaves no half browser behind.
            var half = Directory.CreateDirectory($"{target}.{System.Environment.ProcessId}").FullName;
            await using (var from = Open(packed, "chromium.br"))
            await using (var to = File.Create(Path.Combine(half, "chromium")))
            {
                await from.CopyToAsync(to);
            }

            foreach (var name in new[] { "al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br" })
            {
                await using var tar = Open(packed, name);
                await TarFile.ExtractToDirectoryAsync(tar, half, overwriteFiles: true);
            }

            if (OperatingSystem.IsLinux()) File.SetUnixFileMode(Path.Combine(half, "chromium"), (UnixFileMode)0b111_101_101);
            Directory.Move(half, target);
        }

        return new Chromium(Path.Combine(target, "chromium"), new Dictionary<string, string> { ["LD_LIBRARY_PATH"] = Path.Combine(target, "lib") });
    }

    private static BrotliStream Open(string packed, string name) => new(File.OpenRead(Path.Combine(packed, name)), CompressionMode.Decompress);
}
