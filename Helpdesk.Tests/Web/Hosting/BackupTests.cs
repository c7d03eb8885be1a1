using System.IO.Compression;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Hosting.Backups;
using Npgsql;

namespace Helpdesk.Tests.Web.Hosting;

public sealed class BackupTests(TestPostgres postgres, TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly TempDirectory _here = new();
    private readonly TempDirectory _there = new();

    private string File => _here.In("../" + Path.GetFileName(_here.Path) + ".zip");

    public void Dispose()
    {
        System.IO.File.Delete(File);
        _here.Dispose();
        _there.Dispose();
    }

    [Fact]
    public async Task A_backup_restored_elsewhere_has_the_same_rows_numbers_and_files()
    {
        var number = await AskAsync(database.ConnectionString, "INSERT INTO modules (id, key, name, \"order\", active) VALUES (gen_random_uuid(), 'tef', 'TEF', 1, true); SELECT nextval('ticket_numbers')");
        Directory.CreateDirectory(_here.In("media/2026"));
        await System.IO.File.WriteAllTextAsync(_here.In("media/2026/voz.ogg"), "olá", TestContext.Current.CancellationToken);
        var elsewhere = await postgres.EmptyAsync();
        await AskAsync(elsewhere, "CREATE TABLE left_over (id int); SELECT 1");

        await Backup.WriteAsync(File, database.ConnectionString, _here.Path);
        await Restore.ReadAsync(File, elsewhere, _there.Path);

        Assert.Equal("TEF", await AskAsync(elsewhere, "SELECT name FROM modules WHERE key = 'tef'"));
        Assert.Equal((long)number! + 1, await AskAsync(elsewhere, "SELECT nextval('ticket_numbers')"));
        Assert.Equal("olá", await System.IO.File.ReadAllTextAsync(_there.In("media/2026/voz.ogg"), TestContext.Current.CancellationToken));
        Assert.Equal(await AskAsync(database.ConnectionString, Links), await AskAsync(elsewhere, Links));
    }

    [Fact]
    public async Task What_comes_and_goes_while_a_backup_is_made_does_not_spoil_it()
    {
        foreach (var room in new[] { "media/incoming", "media/nobodys" }) Directory.CreateDirectory(_here.In(room));
        foreach (var file in new[] { "media/incoming/half", "media/nobodys/uploaded" }) await System.IO.File.WriteAllTextAsync(_here.In(file), "x", TestContext.Current.CancellationToken);

        // Listed, and gone when it is opened.
        System.IO.File.CreateSymbolicLink(_here.In("media/nobodys/swept"), "nowhere");

        await Backup.WriteAsync(File, database.ConnectionString, _here.Path);

        await using var archive = await ZipFile.OpenReadAsync(File, TestContext.Current.CancellationToken);
        Assert.Equal(["files/media/nobodys/uploaded"], archive.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("files/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_backup_does_not_contain_itself() =>
        await Assert.ThrowsAsync<IOException>(() => Backup.WriteAsync(_here.In("backup.zip"), database.ConnectionString, _here.Path));

    [Fact]
    public async Task A_database_in_use_is_not_replaced()
    {
        await Backup.WriteAsync(File, database.ConnectionString, _here.Path);
        await using var somebody = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Restore.ReadAsync(File, database.ConnectionString, _there.Path));

        Assert.Contains("stop Helpdesk", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_backup_changes_nothing()
    {
        await System.IO.File.WriteAllTextAsync(File, "not a zip", TestContext.Current.CancellationToken);
        await System.IO.File.WriteAllTextAsync(_there.In("kept"), "here", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<InvalidDataException>(() => Restore.ReadAsync(File, database.ConnectionString, _there.Path));

        Assert.True(System.IO.File.Exists(_there.In("kept")));
    }

    private const string Links = "SELECT string_agg(conname, ',' ORDER BY conname) FROM pg_constraint WHERE contype = 'f'";

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
