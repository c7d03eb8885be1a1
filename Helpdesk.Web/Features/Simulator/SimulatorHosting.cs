using Helpdesk.Web.Features.Simulator.Gupshup;
using Helpdesk.Web.Features.Simulator.Meta;
using Helpdesk.Web.Features.Simulator.UltraMsg;
using Helpdesk.Web.Features.Simulator.ZApi;
using Helpdesk.Web.Hosting;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>The fake providers and the phones; only in demo mode is there any of it.</summary>
public static class SimulatorHosting
{
    public static IServiceCollection AddSimulator(this IServiceCollection services)
    {
        services.AddSingleton<PhoneFiles>().AddSingleton<HandedFiles>().AddSingleton<PhoneMemory>().AddSingleton<Phones>();
        services.AddSingleton<CustomerPhone>().AddSingleton<Arrivals>().AddSingleton<PhoneWires>();
        services.AddProvider<MetaWire, GraphApi>().AddSingleton<GraphMedia>().AddSingleton<GraphMessages>();
        services.AddProvider<ZApiWire, ZApiApi>().AddProvider<UltraMsgWire, UltraMsgApi>().AddProvider<GupshupWire, GupshupApi>();
        services.AddSingleton<Network>().AddHostedService(provider => provider.GetRequiredService<Network>());
        services.AddHttpClient(Network.Client);
        return services;
    }

    public static void MapSimulator(this WebApplication app)
    {
        if (!Demo.IsOn(app.Configuration, app.Environment))
        {
            app.MapNoPage("/simulator");
            return;
        }

        foreach (var api in app.Services.GetServices<IProviderApi>()) api.Map(app.MapGroup(api.Wire.Demo.ApiPath).AllowAnonymous().DisableAntiforgery());

        // What the phone shows, and where the providers that need no token keep files.
        app.MapGet($"{PhoneFiles.Path}/{{file}}", (string file, HttpContext http, PhoneFiles files) => Show(files.Find(file.Split('.')[0]), http)).AllowAnonymous();
    }

    private static IServiceCollection AddProvider<TWire, TApi>(this IServiceCollection services)
        where TWire : PhoneWire
        where TApi : class, IProviderApi => services
        .AddSingleton<TWire>().AddSingleton<PhoneWire>(provider => provider.GetRequiredService<TWire>())
        .AddSingleton<IProviderApi, TApi>();

    private static IResult Show(StoredFile? file, HttpContext http)
    {
        if (file is null) return Results.NotFound();

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(file.Bytes, file.ContentType, enableRangeProcessing: true);
    }
}
