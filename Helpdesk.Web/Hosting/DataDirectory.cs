namespace Helpdesk.Web.Hosting;

/// <summary>Where an installation keeps what is not in the database, and its embedded database.</summary>
public static class DataDirectory
{
    public const string Setting = "Helpdesk:DataDirectory";

    /// <summary>A published app has its files beside it, wherever it is started from. Null for one that runs from its sources.</summary>
    public static string? HomeOfPublished() => Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null;

    /// <summary>What the setting names; else <c>.data</c> beside the solution, or beside a published app.</summary>
    public static string Of(IConfiguration configuration, IHostEnvironment environment)
    {
        var root = environment.ContentRootPath;
        if (configuration[Setting] is { Length: > 0 } named) return Path.GetFullPath(named, root);

        var above = Directory.GetParent(root)?.FullName;
        return Path.Combine(above is not null && File.Exists(Path.Combine(above, "Helpdesk.sln")) ? above : root, ".data");
    }
}
