namespace Helpdesk.Web.Hosting.Postgres;

/// <summary>One app at a time uses a data directory: the operating system's lock on a file, which falls with its holder, however it dies.</summary>
internal sealed class DirectoryHold : IDisposable
{
    private readonly FileStream _lock;

    private DirectoryHold(FileStream file) => _lock = file;

    /// <exception cref="CannotStartException">Another process holds the directory, or this one may not write there.</exception>
    public static DirectoryHold Take(string directory)
    {
        MakePrivate(directory);
        try
        {
            var hold = new DirectoryHold(new FileStream(Path.Combine(directory, "holder.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            File.WriteAllText(HolderFile(directory), $"{Environment.ProcessId}");
            return hold;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new CannotStartException($"The data directory {directory} belongs to another account: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new CannotStartException($"The data directory {directory} is in use by process {Holder(directory)}. Stop it, or set Helpdesk__DataDirectory to another directory.", e);
        }
    }

    public void Dispose()
    {
        _lock.Dispose();
        GC.SuppressFinalize(this);
    }

    private static void MakePrivate(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The data directory {directory} cannot be used: {e.Message}", e);
        }
    }

    private static string Holder(string directory) => File.Exists(HolderFile(directory)) ? File.ReadAllText(HolderFile(directory)) : "unknown";

    // Beside the lock and not in it: what is locked cannot be read.
    private static string HolderFile(string directory) => Path.Combine(directory, "holder.pid");
}
