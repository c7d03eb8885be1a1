using System.Data.Common;
using Npgsql;

namespace Helpdesk.Web.Hosting.Backups;

/// <summary>The few plain statements that a backup needs, which knows tables by name and not by entity.</summary>
internal static class Sql
{
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static async Task RunAsync(this NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<List<T>> ListAsync<T>(this NpgsqlConnection connection, string sql, Func<DbDataReader, T> row)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(row(reader));
        return rows;
    }

    public static async Task<long> CountAsync(this NpgsqlConnection connection, BackedUpTable table) =>
        (await connection.ListAsync($"SELECT count(*) FROM {table.Quoted}", row => row.GetInt64(0)))[0];
}
