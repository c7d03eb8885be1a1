using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Helpdesk.Web.Hosting;

/// <summary>What must stand before the first request: tables, catalogue, first accounts, channels. Safe on several nodes at once.</summary>
public static class Preparation
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <exception cref="SettingException">A setting is wrong, or leads to a database that does not answer.</exception>
    public static async Task PrepareAsync(this WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(app.Services.GetRequiredService<Obstacles>().Over);
        app.Services.GetRequiredService<IStartupValidator>().Validate();

        var contexts = app.Services.GetRequiredService<IDbContextFactory<HelpdeskDb>>();
        await ReachDatabaseAsync(contexts, app.Services.GetRequiredService<TimeProvider>());
        await using var db = await contexts.CreateDbContextAsync();
        await Schema.UpdateAsync(db, then: () => FillAsync(app));
    }

    /// <summary>A database that is just starting gets some patience.</summary>
    private static async Task ReachDatabaseAsync(IDbContextFactory<HelpdeskDb> contexts, TimeProvider time)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync();
                await Schema.EnsureDatabaseAsync(db);
                return;
            }
            catch (PostgresException e) when (IsLockedOut(e))
            {
                throw new SettingException(Storage.Setting, e.MessageText);
            }
            catch (Exception e) when (Database.IsOutOfReach(e) || IsMadeByAnotherNode(e))
            {
                if (time.GetElapsedTime(since) > Patience) throw new SettingException(Storage.Setting, $"the database does not answer: {e.GetBaseException().Message}");

                await Task.Delay(Pause, time);
            }
        }
    }

    private static async Task FillAsync(WebApplication app)
    {
        await app.Services.GetRequiredService<Database>().ChangeAsync(FirstCatalogue.AddMissingAsync);
        await FirstAccounts.AddMissingAsync(app.Services, app.Configuration);
        var isDemo = Demo.IsOn(app.Configuration, app.Environment);
        if (isDemo) DemoChannels.Declare(app.Configuration, app.Services.GetRequiredService<ChannelDirectory>());
        await app.Services.GetRequiredService<DeclaredChannels>().ApplyAsync();
        if (isDemo) await Demo.FillAsync(app.Services);
    }

    // Wrong password, unknown role, no right to make the database.
    private static bool IsLockedOut(PostgresException e) =>
        e.SqlState.StartsWith("28", StringComparison.Ordinal) || e.SqlState == PostgresErrorCodes.InsufficientPrivilege;

    private static bool IsMadeByAnotherNode(Exception e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ObjectInUse };
}
