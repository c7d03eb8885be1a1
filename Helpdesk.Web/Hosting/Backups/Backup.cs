using System.Data;
using System.IO.Compression;
using Npgsql;

namespace Helpdesk.Web.Hosting.Backups;

/// <summary>Writes database and files into one zip, while people work: all rows are read as of one moment. See docs/decisions/0003-backup-by-copy.md.</summary>
internal static class Backup
{
    private const string Tables = """
        SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position)
        FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER' AND table_name <> '__EFMigrationsHistory'
        GROUP BY table_name ORDER BY table_name
        """;

    private const string Migration = """SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY "MigrationId" DESC LIMIT 1""";

    public static async Task WriteAsync(string file, string connectionString, string dataDirectory)
    {
        // Under another name until it is complete: what bears the name of a backup can be restored.
        var part = Path.GetFullPath(file) + ".part";
        if (DataFiles.Holds(dataDirectory, part)) throw new IOException("Write the backup outside the data directory, or the next one will contain it.");

        try
        {
            await using (var archive = await ZipFile.OpenAsync(Fresh(part), ZipArchiveMode.Create))
            {
                // It holds all that customers wrote, and the keys to the secrets.
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                await AddFilesAsync(archive, dataDirectory);
                var manifest = await AddTablesAsync(archive, connectionString);
                await manifest.WriteAsync(archive);
            }

            File.Move(part, file, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static string Fresh(string part)
    {
        File.Delete(part);
        return part;
    }

    private static async Task<Manifest> AddTablesAsync(ZipArchive archive, string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);

        var tables = new List<BackedUpTable>();
        foreach (var found in await connection.ListAsync(Tables, row => new BackedUpTable(row.GetString(0), row.GetFieldValue<string[]>(1), 0)))
        {
            var table = found with { Rows = await connection.CountAsync(found) };
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table.Target} TO STDOUT (FORMAT BINARY)");
            await using var entry = await archive.CreateEntry(table.Entry).OpenAsync();
            await rows.CopyToAsync(entry);
            tables.Add(table);
        }

        // Sequences know no snapshots; read last, they are past every row above.
        var sequences = await connection.ListAsync("SELECT sequencename, coalesce(last_value, start_value), last_value IS NOT NULL FROM pg_sequences WHERE schemaname = 'public'",
            row => new BackedUpSequence(row.GetString(0), row.GetInt64(1), row.GetBoolean(2)));
        return new Manifest(Manifest.CurrentFormat, (await connection.ListAsync(Migration, row => row.GetString(0)))[0], tables, sequences);
    }

    private static async Task AddFilesAsync(ZipArchive archive, string dataDirectory)
    {
        foreach (var file in DataFiles.In(dataDirectory))
        {
            try
            {
                await archive.CreateEntryFromFileAsync(file, Manifest.Files + Path.GetRelativePath(dataDirectory, file).Replace('\\', '/'));
            }
            catch (FileNotFoundException)
            {
                // Swept since the folder was listed, or the mark of a file that a message took: neither belongs to any row.
            }
        }
    }
}
