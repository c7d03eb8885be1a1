using Helpdesk.Web.Features.Console;
using Helpdesk.Web.Shell;
using Radzen;

namespace Helpdesk.Web.Hosting;

/// <summary>Everything that Blazor and the shell need.</summary>
public static class Screens
{
    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddOptions<OrganizationOptions>().BindConfiguration(OrganizationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SystemState>().AddHostedService(provider => provider.GetRequiredService<SystemState>());
        services.AddScoped<Me>().AddScoped<Toasts>().AddScoped<Attention>().AddScoped<Times>().AddScoped<RefusalTexts>();
        services.AddRadzenComponents();
        services.AddScoped<ILocalizer, RadzenTexts>();
        services.AddSingleton<RowNews>();

        // A silent line is noticed within 15 s (connection.js says the same), and a circuit waits long enough for a walk to the router.
        services.AddRazorComponents().AddInteractiveServerComponents(circuits => circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10));
        services.Configure<Microsoft.AspNetCore.SignalR.HubOptions>(hub => hub.KeepAliveInterval = TimeSpan.FromSeconds(5));
        return services;
    }

    public static void MapScreens(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/", () => Results.LocalRedirect("/tickets"));
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }

    /// <summary>What a person sees when there is no such page or it failed; programs get their own answers.</summary>
    public static void UseFriendlyPages(this WebApplication app) => app.UseWhen(
        http => !IsForPrograms(http.Request.Path),
        people => people.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));

    private static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/webhooks", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}
