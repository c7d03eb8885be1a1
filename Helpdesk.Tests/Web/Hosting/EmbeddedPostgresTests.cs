using System.Diagnostics;
using System.Globalization;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Helpdesk.Tests.Web.Hosting;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TempDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task It_starts_in_an_empty_directory_and_keeps_its_data_over_a_restart()
    {
        await using (var first = await StartAsync())
        {
            await RunAsync(first, "CREATE TABLE kept AS SELECT 42 AS value");
        }

        await using var second = await StartAsync();

        Assert.Equal(42, await AskAsync(second, "SELECT value FROM kept"));
    }

    [Fact]
    public async Task A_directory_too_deep_for_a_socket_gets_a_loopback_port()
    {
        await using var postgres = await StartAsync(Directory.CreateDirectory(_data.In(new string('d', 120))).FullName);

        Assert.Equal("127.0.0.1", new NpgsqlConnectionStringBuilder(postgres.ConnectionString("postgres")).Host);
        Assert.Equal(1, await AskAsync(postgres, "SELECT 1"));
    }

    [Fact]
    public async Task A_server_that_is_killed_under_a_living_app_comes_back_at_the_same_address()
    {
        await using var postgres = await StartAsync();
        await RunAsync(postgres, "CREATE TABLE kept AS SELECT 42 AS value");

        Process.GetProcessById(ServerProcess()).Kill();

        await Eventually.PassesAsync(async () => Assert.Equal(42, await AskAsync(postgres, "SELECT value FROM kept")));
    }

    [Fact]
    public async Task A_number_in_a_stale_pid_file_that_belongs_to_somebody_else_by_now_hinders_nobody()
    {
        await using (await StartAsync())
        {
            File.Copy(PidFile, _data.In("stale"));
        }

        string[] stale = [$"{Environment.ProcessId}", .. (await File.ReadAllLinesAsync(_data.In("stale"), Now))[1..]];
        await File.WriteAllLinesAsync(PidFile, stale, Now);

        await using var postgres = await StartAsync();

        Assert.Equal(1, await AskAsync(postgres, "SELECT 1"));
    }

    [Fact]
    public async Task A_second_start_on_a_held_directory_names_the_holder()
    {
        await using var postgres = await StartAsync();

        var refused = await Assert.ThrowsAsync<CannotStartException>(() => StartAsync());

        Assert.Contains($"in use by process {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await AskAsync(postgres, "SELECT 1"));
    }

    [Fact]
    public async Task A_command_reaches_the_database_of_the_app_that_runs()
    {
        await using var postgres = await StartAsync();

        Assert.Equal(postgres.ConnectionString("helpdesk"), EmbeddedPostgres.OfRunningApp(_data.Path, "helpdesk"));
    }

    [Fact]
    public async Task A_broken_cluster_is_reported_in_one_line_with_the_servers_own_words()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(_data.In("postgres/cluster/global/pg_control"));

        var refused = await Assert.ThrowsAsync<CannotStartException>(() => StartAsync());

        Assert.Contains("pg_control", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_file_where_the_directory_should_be_is_reported_in_one_line()
    {
        await File.WriteAllTextAsync(_data.In("postgres"), "", Now);

        var refused = await Assert.ThrowsAsync<CannotStartException>(() => StartAsync());

        Assert.Contains($"{_data.In("postgres")} cannot be used", refused.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string PidFile => _data.In("postgres/cluster/postmaster.pid");

    private Task<EmbeddedPostgres> StartAsync(string? directory = null) => EmbeddedPostgres.StartAsync(directory ?? _data.Path, NullLogger.Instance, Now);

    private int ServerProcess() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private static Task RunAsync(EmbeddedPostgres postgres, string sql) => AskAsync(postgres, sql);

    private static async Task<object?> AskAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync(Now);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Now);
    }
}
