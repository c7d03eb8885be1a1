namespace Helpdesk.Web.Hosting;

/// <summary>What happens before the host is built: the address, and the embedded database unless the settings name another.</summary>
public static class Launch
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>Null when the settings name a database; otherwise the embedded one, with its address put into the settings.</summary>
    /// <exception cref="CannotStartException">Why not, in one line.</exception>
    public static async Task<EmbeddedPostgres?> StartPostgresAsync(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls(DefaultAddress);

        // Ten seconds from SIGTERM until all has ended (contract section 1), the embedded server included.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(6));
        if (!string.IsNullOrEmpty(builder.Configuration.GetConnectionString("Helpdesk"))) return null;

        using var logs = LoggerFactory.Create(logging => logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        var postgres = await EmbeddedPostgres.StartAsync(DataDirectory.Of(builder.Configuration, builder.Environment), logs.CreateLogger<EmbeddedPostgres>());
        builder.Configuration["ConnectionStrings:Helpdesk"] = postgres.ConnectionString(EmbeddedPostgres.Database);
        return postgres;
    }
}
