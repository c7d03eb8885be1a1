using System.Diagnostics;
using System.Reflection;

namespace Helpdesk.Web.Hosting.Postgres;

/// <summary>The PostgreSQL programs that came with this build, run as an account that PostgreSQL accepts.</summary>
internal sealed class PostgresPrograms
{
    private readonly string _directory;
    private readonly string _home;
    private readonly string[] _prefix;

    private PostgresPrograms(string directory, string home, string[] prefix) => (_directory, _home, _prefix) = (directory, home, prefix);

    public static async Task<PostgresPrograms> FindAsync(string home)
    {
        var directory = Places().FirstOrDefault(place => File.Exists(Program(place, "postgres")))
            ?? throw new CannotStartException("This build carries no PostgreSQL for this machine: set ConnectionStrings__Helpdesk to a PostgreSQL 15 or later.");

        return new PostgresPrograms(directory, home, await UnprivilegedAccount.PrefixAsync(home, Program(directory, "postgres")));
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="CannotStartException">It failed; the message carries the end of what it said.</exception>
    public async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(Command(program, arguments))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();

        if (process.ExitCode != 0) throw new CannotStartException($"{program} failed: {LastLine(said[1]) ?? LastLine(said[0])}");
    }

    public ProcessStartInfo Command(string program, params string[] arguments)
    {
        string[] line = [.. _prefix, Program(_directory, program), .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = _home,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Neither the person's PostgreSQL settings nor their language may reach this server.
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("PG", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private static string?[] Places() =>
    [
        Path.Combine(AppContext.BaseDirectory, "postgres"),
        typeof(PostgresPrograms).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "EmbeddedPostgres")?.Value,
    ];

    private static string Program(string? directory, string name) =>
        Path.Combine(directory ?? "", "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);

    private static string? LastLine(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
}
