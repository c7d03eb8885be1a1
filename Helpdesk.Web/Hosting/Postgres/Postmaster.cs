using System.Diagnostics;
using System.Globalization;

namespace Helpdesk.Web.Hosting.Postgres;

/// <summary>The server process that a cluster's postmaster.pid names, which may long be gone.</summary>
internal sealed class Postmaster(string cluster)
{
    /// <summary>No system gives this number to a process.</summary>
    private const int Nobody = int.MaxValue;

    private readonly string _file = Path.Combine(cluster, "postmaster.pid");

    public string[] Lines() => File.Exists(_file) ? File.ReadAllLines(_file) : [];

    /// <summary>Whether that process lives and really is the server of this cluster.</summary>
    public bool Runs()
    {
        if (!int.TryParse(Lines().FirstOrDefault(), CultureInfo.InvariantCulture, out var id)) return false;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.ProcessName.StartsWith("postgres", StringComparison.Ordinal) && (!OperatingSystem.IsLinux() || WorksHere(id));
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>
    /// Puts an impossible number in place of a process that is not ours: PostgreSQL would take whoever got that number since for its server.
    /// The rest of the file stays, by which PostgreSQL notices that children of a dead server still live.
    /// </summary>
    public void Disown()
    {
        if (Lines() is [_, .. var rest]) File.WriteAllLines(_file, [Nobody.ToString(CultureInfo.InvariantCulture), .. rest]);
    }

    // A server's working directory is its cluster. A process that was killed and not yet fetched by its parent has none.
    private bool WorksHere(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cwd/postmaster.pid") == File.ReadAllText(_file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
