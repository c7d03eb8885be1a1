using System.IO.Compression;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Helpdesk.Web.Hosting.Backups;

/// <summary>
/// Puts a backup in place of all that is there. The database changes in one transaction: tables as they were when the backup was made,
/// its rows, and then the migrations that came since.
/// </summary>
internal static class Restore
{
    private const string ForeignKeys = """
        SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
               format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
        """;

    private const string Others = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";

    public static async Task ReadAsync(string file, string connectionString, string dataDirectory)
    {
        await using var archive = await ZipFile.OpenReadAsync(file);
        var manifest = await Manifest.ReadAsync(archive);

        // Makes the database when there is none yet.
        await Verbs.MigrateAsync(connectionString);
        await RefuseWhenInUseAsync(connectionString);
        var fresh = await DataFiles.UnpackAsync(archive, dataDirectory);
        await ReplaceTablesAsync(archive, manifest, connectionString);
        DataFiles.Replace(dataDirectory, fresh);
        await Verbs.MigrateAsync(connectionString);
    }

    private static async Task RefuseWhenInUseAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var others = (await connection.ListAsync(Others, row => row.GetInt64(0)))[0];
        if (others > 0) throw new InvalidOperationException($"The database is in use (connections: {others}): stop Helpdesk before a restore.");
    }

    private static async Task ReplaceTablesAsync(ZipArchive archive, Manifest manifest, string connectionString)
    {
        var schema = SchemaScript(manifest.Migration);
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var all = await connection.BeginTransactionAsync();

        await connection.RunAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");
        await connection.RunAsync(schema);
        await connection.ReloadTypesAsync();
        var links = await connection.ListAsync(ForeignKeys, row => (Drop: row.GetString(0), Add: row.GetString(1)));
        foreach (var (drop, _) in links) await connection.RunAsync(drop);
        foreach (var table in manifest.Tables) await FillAsync(connection, archive, table);
        foreach (var (_, add) in links) await connection.RunAsync(add);
        foreach (var sequence in manifest.Sequences) await SetAsync(connection, sequence);

        await all.CommitAsync();
    }

    private static string SchemaScript(string migration)
    {
        using var db = new HelpdeskDb(new DbContextOptionsBuilder<HelpdeskDb>().UseNpgsql().Options);
        if (!db.Database.GetMigrations().Contains(migration)) throw new InvalidDataException("This backup was made by a newer Helpdesk.");
        return db.GetService<IMigrator>().GenerateScript(toMigration: migration, options: MigrationsSqlGenerationOptions.NoTransactions);
    }

    private static async Task FillAsync(NpgsqlConnection connection, ZipArchive archive, BackedUpTable table)
    {
        var entry = archive.GetEntry(table.Entry) ?? throw new InvalidDataException($"The backup lacks the table {table.Name}.");

        // A migration may have put rows of its own there, and triggers had their say when the row was first saved.
        await connection.RunAsync($"DELETE FROM {table.Quoted}; ALTER TABLE {table.Quoted} DISABLE TRIGGER USER;");
        await using (var rows = await entry.OpenAsync())
        await using (var copy = await connection.BeginRawBinaryCopyAsync($"COPY {table.Target} FROM STDIN (FORMAT BINARY)"))
        {
            await rows.CopyToAsync(copy);
        }

        await connection.RunAsync($"ALTER TABLE {table.Quoted} ENABLE TRIGGER USER");
        var restored = await connection.CountAsync(table);
        if (restored != table.Rows) throw new InvalidDataException($"The table {table.Name} has {restored} rows where the backup counted {table.Rows}.");
    }

    private static async Task SetAsync(NpgsqlConnection connection, BackedUpSequence sequence)
    {
        await using var command = new NpgsqlCommand("SELECT setval($1::regclass, $2, $3)", connection);
        command.Parameters.AddWithValue(Sql.Quote(sequence.Name));
        command.Parameters.AddWithValue(sequence.LastValue);
        command.Parameters.AddWithValue(sequence.IsCalled);
        await command.ExecuteNonQueryAsync();
    }
}
