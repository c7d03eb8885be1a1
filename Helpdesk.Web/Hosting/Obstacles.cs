using Helpdesk.Core.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Helpdesk.Web.Hosting;

/// <summary>What may stand in the way of a start, told in one line that names the setting to look at.</summary>
internal sealed class Obstacles
{
    public const string Addresses = "ASPNETCORE_URLS";
    private const string HostLog = "Microsoft.Extensions.Hosting.Internal.Host";

    private bool _started;

    /// <summary>Null when it is no obstacle but a bug, which is loud.</summary>
    public static string? Of(Exception e) => OneLine(e switch
    {
        CannotStartException or SettingException => e.Message,
        AggregateException several when several.InnerExceptions.All(one => Of(one) is not null) => string.Join(" ", several.InnerExceptions.Select(Of)),
        OptionsValidationException wrong => string.Join(" ", wrong.Failures),
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => Settings.Variable(e.Message),
        IOException { InnerException: AddressInUseException } => $"{Addresses}: {e.Message}",
        System.Net.Sockets.SocketException => $"{Addresses}: {e.Message}",
        _ => null,
    });

    /// <summary>The host tells of a failed start in fifty lines, which would bury ours: it may speak once it has started.</summary>
    public static void Quieten(WebApplicationBuilder builder)
    {
        var obstacles = new Obstacles();
        builder.Services.AddSingleton(obstacles);
        builder.Logging.AddFilter(HostLog, level => obstacles._started && level >= LogLevel.Information);
    }

    public void Over() => _started = true;

    private static string? OneLine(string? text) => text?.ReplaceLineEndings(" ");
}
