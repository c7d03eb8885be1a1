using System.Net;
using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Hosting;

/// <summary>What happens before the host is built: the address, and the embedded database unless the settings name another.</summary>
public static class Launch
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>Null when the settings name a database; otherwise the embedded one, with its address put into the settings.</summary>
    /// <exception cref="CannotStartException">Why not, in one line.</exception>
    /// <exception cref="SettingException">What is to listen on is no address.</exception>
    public static async Task<EmbeddedPostgres?> StartPostgresAsync(this WebApplicationBuilder builder)
    {
        Obstacles.Quieten(builder);
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(DefaultAddress);
        CheckAddresses(builder.Configuration["urls"] ?? "");

        // Ten seconds from SIGTERM until all has ended (contract section 1), the embedded server included.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        if (!string.IsNullOrEmpty(builder.Configuration.GetConnectionString("Helpdesk"))) return null;

        using var logs = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        var postgres = await EmbeddedPostgres.StartAsync(DataDirectory.Of(builder.Configuration, builder.Environment), logs.CreateLogger<EmbeddedPostgres>());
        builder.Configuration["ConnectionStrings:Helpdesk"] = postgres.ConnectionString(EmbeddedPostgres.Database);
        return postgres;
    }

    /// <summary>Until somebody stops it. Workers that had begun before the start failed are stopped as well: they would go on with what is disposed.</summary>
    public static async Task RunToTheEndAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }

        await app.WaitForShutdownAsync();
    }

    private static void CheckAddresses(string addresses)
    {
        foreach (var address in addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsAddress(address)) throw new SettingException(Obstacles.Addresses, $"\"{address}\" is no address to listen on, such as {DefaultAddress}");
        }
    }

    private static bool IsAddress(string address)
    {
        try
        {
            return BindingAddress.Parse(address).Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
