namespace Helpdesk.Tests.Support;

/// <summary>A directory that goes when its test does. Its name is short: a socket's path has room for about a hundred characters.</summary>
public sealed class TempDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hd-").FullName;

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A server that was just killed may still write its last; what stays behind stays in the system's temporary directory.
        }
    }
}
