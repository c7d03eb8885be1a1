using Helpdesk.Web.Features.Console;
using Helpdesk.Web.Features.Search;
using Helpdesk.Web.Features.Transfer;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Radzen;

namespace Helpdesk.Web.Hosting;

/// <summary>Everything that Blazor and the shell need.</summary>
public static class Screens
{
    private const string PeopleOnly = "people";
    private static readonly string[] ForPrograms = ["/api", "/webhooks", "/health", "/openapi", "/simulator/files", .. DemoChannel.All.Select(c => c.ApiPath)];

    public static IServiceCollection AddScreens(this IServiceCollection services)
    {
        services.AddSettings<OrganizationOptions>(OrganizationOptions.Section);
        services.AddSingleton<SystemState>().AddHostedService(provider => provider.GetRequiredService<SystemState>());
        services.AddScoped<Me>().AddScoped<Toasts>().AddScoped<Attention>().AddScoped<Times>().AddScoped<RefusalTexts>().AddScoped<OutcomeWords>().AddScoped<MinuteClock>();
        services.AddScoped<ListPlace>().AddScoped<PaletteChoices>().AddScoped<PaletteFindings>();
        services.AddScoped<Sight>().AddScoped<CircuitHandler>(provider => provider.GetRequiredService<Sight>());
        services.AddRadzenComponents();
        services.AddScoped<ILocalizer, RadzenTexts>();
        services.AddSingleton<RowNews>();

        // A silent line is noticed within 15 s (connection.js says the same), and a circuit waits long enough for a walk to the router.
        services.AddRazorComponents().AddInteractiveServerComponents(circuits => circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(10));
        services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<PeopleConstraint>(PeopleOnly));
        services.Configure<Microsoft.AspNetCore.SignalR.HubOptions>(hub => hub.KeepAliveInterval = TimeSpan.FromSeconds(5));
        return services;
    }

    public static void MapScreens(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/", () => Results.LocalRedirect("/tickets"));
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

        // Strangers are asked to sign in first. Programs get what routing itself says (404, 405, 415), so this may not answer other methods.
        app.MapGet($"{{*path:nonfile:{PeopleOnly}}}", ShowNotFoundAsync).WithOrder(int.MaxValue).RequireAuthorization();
    }

    /// <summary>A page that this installation does not have.</summary>
    public static void MapNoPage(this WebApplication app, string address) => app.MapGet(address, ShowNotFoundAsync).WithOrder(-1).RequireAuthorization();

    /// <summary>A page that failed before its circuit began is answered in words; programs get their own answers.</summary>
    public static void UseFriendlyErrors(this WebApplication app)
    {
        if (app.Environment.IsDevelopment()) return;
        app.UseWhen(http => !IsForPrograms(http.Request.Path), people => people.UseExceptionHandler("/error", createScopeForErrors: true));
    }

    private static bool IsForPrograms(PathString path) =>
        Array.Exists(ForPrograms, programs => path.StartsWithSegments(programs, StringComparison.OrdinalIgnoreCase));

    private static Task ShowNotFoundAsync(HttpContext http)
    {
        var page = http.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints
            .First(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(NotFoundPage));
        http.SetEndpoint(page);

        // Last of all: Blazor would not draw a page that is 404 from the start.
        http.Response.OnStarting(() =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        return page.RequestDelegate!(http);
    }

    /// <summary>Addresses at which people arrive, not programs.</summary>
    private sealed class PeopleConstraint : IRouteConstraint
    {
        public bool Match(HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            !IsForPrograms(new PathString($"/{values[routeKey]}"));
    }
}
