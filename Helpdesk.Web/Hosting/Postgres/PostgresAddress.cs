using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Helpdesk.Web.Hosting.Postgres;

/// <summary>Where the server listens: a socket in its own private directory, or a loopback port where that cannot be.</summary>
internal sealed record PostgresAddress(string Host, int Port)
{
    private const int SocketPort = 5432;

    /// <summary>macOS takes 103 bytes, Linux 107.</summary>
    private const int LongestSocket = 103;

    private bool IsSocket => Host.StartsWith('/');

    public IEnumerable<string> Settings =>
    [
        $"port = {Port}",
        $"listen_addresses = '{(IsSocket ? "" : Host)}'",
        $"unix_socket_directories = '{(IsSocket ? Host.Replace("'", "''", StringComparison.Ordinal) : "")}'",
    ];

    public static PostgresAddress For(string home) => FitsSocket(home) ? new(home, SocketPort) : new(IPAddress.Loopback.ToString(), FreePort());

    /// <summary>The address that a running server wrote into its postmaster.pid: port in line 4, socket directory in line 5.</summary>
    public static PostgresAddress Of(string[] postmaster) =>
        new(postmaster[4].Length > 0 ? postmaster[4] : IPAddress.Loopback.ToString(), int.Parse(postmaster[3], CultureInfo.InvariantCulture));

    public NpgsqlConnectionStringBuilder Connection => new()
    {
        Host = Host,
        Port = Port,
        SslMode = SslMode.Disable,
        MaxPoolSize = 60,
        ApplicationName = "Helpdesk",
    };

    private static bool FitsSocket(string home) =>
        !OperatingSystem.IsWindows()
        && Encoding.UTF8.GetByteCount(Path.Combine(home, $".s.PGSQL.{SocketPort}")) <= LongestSocket
        && home.AsSpan().IndexOfAny(',', '"', '\\') < 0; // PostgreSQL and Npgsql read these as more than one address

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
