using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Helpdesk.Core.Live;
using Helpdesk.Core.Transfer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Helpdesk.Web.Hosting;

/// <summary>The database, the news that come from it, and the keys that protect cookies and secrets.</summary>
public static class Storage
{
    /// <summary>What names the database.</summary>
    public const string Setting = "ConnectionStrings__Helpdesk";

    /// <exception cref="SettingException">The connection string is none, or the data directory cannot be written.</exception>
    public static IServiceCollection AddStorage(this IServiceCollection services, string connectionString, string dataDirectory)
    {
        services.AddSingleton(NpgsqlDataSource.Create(Own(connectionString)));
        services.AddPooledDbContextFactory<HelpdeskDb>((provider, db) => db.UseNpgsql(
            provider.GetRequiredService<NpgsqlDataSource>(), postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<HelpdeskDb>>().CreateDbContext());
        services.AddSingleton<Database>().AddSingleton<LiveHub>().AddSingleton<LiveListener>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveListener>());
        services.AddSingleton(provider => new MediaStore(Path.Combine(dataDirectory, "media"), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new ImportStore(Path.Combine(dataDirectory, "imports")));
        services.AddDataProtection().SetApplicationName("Helpdesk")
            .PersistKeysToFileSystem(Keys(dataDirectory));
        return services;
    }

    private static DirectoryInfo Keys(string dataDirectory)
    {
        try
        {
            return Directory.CreateDirectory(Path.Combine(dataDirectory, "keys"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException("Helpdesk__DataDirectory", $"nothing can be written there. {e.Message}");
        }
    }

    private static string Own(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString)
            {
                ApplicationName = "helpdesk",

                // The ear of this node is silent for hours; without this a firewall forgets it and nobody notices.
                KeepAlive = 30,

                // Reading and planning the same few statements anew is what costs Postgres most when many customers write.
                MaxAutoPrepare = 200,
            }.ConnectionString;
        }
        catch (ArgumentException e)
        {
            throw new SettingException(Setting, e.Message);
        }
    }
}
