using Helpdesk.Core.Live;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Helpdesk.Core.Data;

/// <summary>The only door to the database: each operation opens a context of its own, does one thing and closes it.</summary>
public sealed class Database(IDbContextFactory<HelpdeskDb> contexts)
{
    private const int Attempts = 5;

    public async Task<T> ReadAsync<T>(Func<HelpdeskDb, Task<T>> question)
    {
        await using var db = await contexts.CreateDbContextAsync();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await question(db);
    }

    /// <summary>
    /// Does the work and saves it. A lost race (somebody else saved first, or a unique index was hit) plays the work again from the
    /// start, so that the second try meets the rule and refuses in words. Hence the work must not send, upload or publish anything.
    /// </summary>
    public Task ChangeAsync(Func<HelpdeskDb, Task> work) => ChangeAsync(async db =>
    {
        await work(db);
        return true;
    });

    /// <inheritdoc cref="ChangeAsync(Func{HelpdeskDb, Task})"/>
    public async Task<T> ChangeAsync<T>(Func<HelpdeskDb, Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync();
            try
            {
                var answer = await work(db);
                await db.SaveChangesAsync();
                return answer;
            }
            catch (Exception lost) when (attempt < Attempts && IsRace(lost))
            {
                // Played again from the start with a fresh context.
            }
        }
    }

    /// <summary>Tells what no table keeps; whoever is not listening just now never hears of it.</summary>
    public async Task TellAsync(params LiveEvent[] news)
    {
        await using var db = await contexts.CreateDbContextAsync();
        await db.TellAsync(news);
    }

    /// <summary>Whether somebody else was faster: playing the same work again may go through.</summary>
    public static bool IsRace(Exception e) => e is DbUpdateConcurrencyException
        || Sql(e) is { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure }
        || IsStalePlan(e);

    /// <summary>Whether Postgres cannot be reached or is not ready, so that nothing at all can be done for now.</summary>
    public static bool IsOutOfReach(Exception e) =>
        Inner(e).Any(inner => inner is NpgsqlException { IsTransient: true } or TimeoutException or System.Net.Sockets.SocketException
            or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow });

    /// <summary>Another node brought a newer schema, and a prepared statement answers otherwise now. Npgsql prepares it anew the next time.</summary>
    private static bool IsStalePlan(Exception e) =>
        Sql(e) is { SqlState: PostgresErrorCodes.FeatureNotSupported, Routine: "RevalidateCachedQuery" };

    private static PostgresException? Sql(Exception e) => Inner(e).OfType<PostgresException>().FirstOrDefault();

    private static IEnumerable<Exception> Inner(Exception? e)
    {
        for (; e is not null; e = e.InnerException) yield return e;
    }
}
