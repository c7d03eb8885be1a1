using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Helpdesk.Web.Hosting;

/// <summary>The database and its tables, made and changed by one node after the other.</summary>
internal static class Schema
{
    /// <summary>The number of the lock: any, as long as it is the same on every node.</summary>
    private const long Turn = 50_802_026;

    public static async Task EnsureDatabaseAsync(HelpdeskDb db)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync()) await creator.CreateAsync();
    }

    /// <summary>
    /// Applies the migrations that are missing. EF's own lock falls with the commit of each migration, so that two nodes that start at
    /// once would both do the second; this one lasts until <paramref name="then"/> is done too, however long that takes.
    /// </summary>
    public static async Task UpdateAsync(HelpdeskDb db, Func<Task>? then = null)
    {
        db.Database.SetCommandTimeout(0);
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Turn})");

        // Asking a database that has no such table yet would be logged as a failure, and be the first thing that a newcomer reads.
        await db.GetService<IHistoryRepository>().CreateIfNotExistsAsync();
        await db.Database.MigrateAsync();
        if (then is not null) await then();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Turn})");
    }
}
