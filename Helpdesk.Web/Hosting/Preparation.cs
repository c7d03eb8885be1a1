using Helpdesk.Core.Catalogue;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Hosting;

/// <summary>What must stand before the first request: tables, catalogue, first accounts, channels. Safe on several nodes at once.</summary>
public static class Preparation
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <exception cref="CannotStartException">The database does not answer.</exception>
    /// <exception cref="SettingException">A setting is wrong.</exception>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await MigrateAsync(app.Services);
        var database = app.Services.GetRequiredService<Database>();
        await database.ChangeAsync(FirstCatalogue.AddMissingAsync);
        await FirstAccounts.AddMissingAsync(app.Services, app.Configuration);
        var isDemo = Demo.IsOn(app.Configuration, app.Environment);
        if (isDemo) DemoChannels.Declare(app.Configuration, app.Services.GetRequiredService<ChannelDirectory>());
        await app.Services.GetRequiredService<DeclaredChannels>().ApplyAsync();
        if (isDemo) await Demo.FillAsync(app.Services);
    }

    /// <summary>EF's own lock lets one node migrate while the others wait. A database that is just starting gets some patience.</summary>
    private static async Task MigrateAsync(IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        var since = time.GetTimestamp();
        while (true)
        {
            try
            {
                await using var db = await services.GetRequiredService<IDbContextFactory<HelpdeskDb>>().CreateDbContextAsync();
                await db.Database.MigrateAsync();
                return;
            }
            catch (Exception e) when (Database.IsOutOfReach(e))
            {
                if (time.GetElapsedTime(since) > Patience)
                {
                    throw new CannotStartException($"ConnectionStrings__Helpdesk: the database does not answer: {e.GetBaseException().Message}", e);
                }

                await Task.Delay(Pause, time);
            }
        }
    }
}
