using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Core.Reports;

/// <summary>Packs the days that are over, and again those whose tickets changed afterwards. Reports are right without it, only slower.</summary>
public sealed partial class DayPacker(Database database, TimeProvider time, ILogger<DayPacker> logger) : BackgroundService
{
    /// <summary>The lock of a day, shared by those who change its tickets (see the trigger) and taken alone by whoever packs it.</summary>
    private const int LockSpace = 7301;

    private const int Locks = 64;

    private const int AtOnce = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                while (!stoppingToken.IsCancellationRequested && await PackSomeAsync() > 0) { }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(e);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    /// <summary>Packs some of the days that are not, and says how many they were.</summary>
    public async Task<int> PackSomeAsync()
    {
        var waiting = await database.ReadAsync(db => db.Database.SqlQuery<DateOnly>(
            $"""
            SELECT due.moment::date AS "Value" FROM generate_series(
                (SELECT date_trunc('day', min(opened_at), 'UTC') FROM tickets) AT TIME ZONE 'UTC',
                date_trunc('day', now() AT TIME ZONE 'UTC') - interval '2 days', '1 day') AS due(moment)
            WHERE NOT EXISTS (SELECT FROM report_days p WHERE p.day = due.moment::date AND p.format = {Pack.Format})
            ORDER BY due.moment DESC LIMIT {AtOnce}
            """).ToListAsync());
        foreach (var day in waiting) await PackAsync(day);
        return waiting.Count;
    }

    private Task PackAsync(DateOnly day) => database.ChangeAsync(async db =>
    {
        await using var all = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockSpace}, {(day.DayNumber - new DateOnly(2000, 1, 1).DayNumber) & (Locks - 1)})");

        // Read after the lock is held, so that nothing that was changed meanwhile is missed.
        var opened = await PackAsync(db, FactKind.Opened, day);
        var resolved = await PackAsync(db, FactKind.Resolved, day);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO report_days (day, format, opened, resolved) VALUES ({day}, {Pack.Format}, {opened}, {resolved})
            ON CONFLICT (day) DO UPDATE SET format = excluded.format, opened = excluded.opened, resolved = excluded.resolved
            """);
        await all.CommitAsync();
    });

    private static async Task<byte[]> PackAsync(HelpdeskDb db, FactKind kind, DateOnly day)
    {
        var names = new Names();
        return Pack.Write(await new FactReader(db, names).OfTicketsAsync(kind, day, day), names, day);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Days could not be packed for reports")]
    private partial void LogFailed(Exception e);
}
