using System.Diagnostics;

namespace Helpdesk.Web.Hosting.Postgres;

/// <summary>
/// PostgreSQL refuses to run as root. Started by root, its programs run through setpriv as the account that owns the directory, or nobody.
/// See docs/decisions/0002-embedded-postgres.md.
/// </summary>
internal static class UnprivilegedAccount
{
    /// <summary>
    /// Whoever clones into /root has a directory that nobody may walk through. Rather than keep the data elsewhere, the server gets the
    /// one capability that lets it in. Containers grant the first or only the second.
    /// </summary>
    private static readonly string?[] WaysIn = [null, "+dac_read_search", "+dac_override"];

    /// <summary>What to put before a command so that it runs as an account that PostgreSQL accepts: nothing, unless this is root.</summary>
    public static async Task<string[]> PrefixAsync(string home, string program)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess) return [];
        if (!OperatingSystem.IsLinux()) throw new CannotStartException("PostgreSQL does not run as root: start Helpdesk as an ordinary user, or set ConnectionStrings__Helpdesk.");

        try
        {
            var (user, group) = await OwnerAsync(home);
            foreach (var way in WaysIn)
            {
                string[] prefix = ["setpriv", "--reuid", user, "--regid", group, "--clear-groups", .. Capability(way)];
                if ((await RunAsync([.. prefix, "sh", "-c", "test -x \"$1\" && test -w \"$2\"", "sh", program, home])).Ok) return prefix;
            }
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new CannotStartException($"PostgreSQL does not run as root, and setpriv (util-linux) is missing to run it as nobody: {e.Message}", e);
        }

        throw new CannotStartException($"PostgreSQL does not run as root, and as another account it cannot reach {home} or {program}: start Helpdesk as an ordinary user.");
    }

    private static async Task<(string User, string Group)> OwnerAsync(string home)
    {
        var owner = (await RunAsync(["stat", "-c", "%u:%g", home])).Said;
        if (owner.StartsWith("0:", StringComparison.Ordinal))
        {
            owner = $"{(await RunAsync(["id", "-u", "nobody"])).Said}:{(await RunAsync(["id", "-g", "nobody"])).Said}";
            await RunAsync(["chown", "-R", owner, home]);
        }

        var parts = owner.Split(':');
        return (parts[0], parts[1]);
    }

    // PostgreSQL asks access(2) whether it may run its programs, which looks at capabilities only when no_setuid_fixup is set.
    private static string[] Capability(string? name) =>
        name is null ? [] : ["--inh-caps", name, "--ambient-caps", name, "--securebits", "+no_setuid_fixup"];

    private static async Task<(bool Ok, string Said)> RunAsync(string[] line)
    {
        using var process = Process.Start(new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, said[0].Trim());
    }
}
