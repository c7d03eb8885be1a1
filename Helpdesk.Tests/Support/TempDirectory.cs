namespace Helpdesk.Tests.Support;

/// <summary>A directory that goes when its test does. Its name is short: a socket's path has room for about a hundred characters.</summary>
public sealed class TempDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hd-").FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
