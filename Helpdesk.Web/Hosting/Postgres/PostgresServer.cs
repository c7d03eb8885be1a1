using System.Collections.Concurrent;
using System.Diagnostics;

namespace Helpdesk.Web.Hosting.Postgres;

/// <summary>One run of the server process, from its start to its end.</summary>
internal sealed partial class PostgresServer : IDisposable
{
    private const int KeptLines = 8;

    /// <summary>
    /// Stays between the app and the server: when the app is gone, however it died, standard input ends and the server is told to stop.
    /// The server gets a session of its own, so that Ctrl+C in a terminal stops the app first and the server last.
    /// </summary>
    private const string Guardian = """
        exec 3<&0
        trap '' INT TERM HUP
        if command -v setsid >/dev/null; then set -- setsid "$@"; else set -m; fi
        "$@" </dev/null 3<&- &
        server=$!
        { read -r line <&3; kill -INT $server; } &
        guard=$!
        exec 3<&-
        wait $server
        code=$?
        kill -KILL $guard
        exit $code
        """;

    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Process _process;
    private readonly ILogger _logger;

    private PostgresServer(Process process, ILogger logger)
    {
        (_process, _logger) = (process, logger);
        process.OutputDataReceived += (_, said) => Keep(said.Data);
        process.ErrorDataReceived += (_, said) => Keep(said.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Ended = process.WaitForExitAsync();
    }

    /// <summary>Ends when the process does.</summary>
    public Task Ended { get; }

    /// <summary>The end of its log, as one line.</summary>
    public string LastWords => string.Join(" · ", _lines);

    public static PostgresServer Start(PostgresPrograms programs, string cluster, ILogger logger)
    {
        var start = programs.Command("postgres", "-D", cluster);
        if (OperatingSystem.IsWindows())
        {
            start.CreateNewProcessGroup = true;
        }
        else
        {
            string[] line = ["-c", Guardian, "sh", start.FileName, .. start.ArgumentList];
            start.FileName = "/bin/sh";
            start.ArgumentList.Clear();
            foreach (var argument in line) start.ArgumentList.Add(argument);
        }

        return new PostgresServer(new Process { StartInfo = start }, logger);
    }

    public void Dispose() => _process.Dispose();

    private void Keep(string? line)
    {
        if (line is null) return;
        LogSaid(line);
        _lines.Enqueue(line);
        if (_lines.Count > KeptLines) _lines.TryDequeue(out _);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "PostgreSQL: {Line}")]
    private partial void LogSaid(string line);
}
