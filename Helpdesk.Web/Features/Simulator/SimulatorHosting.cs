using Helpdesk.Web.Hosting;

namespace Helpdesk.Web.Features.Simulator;

/// <summary>The fake Meta and the phones; only in demo mode is there any of it.</summary>
public static class SimulatorHosting
{
    public static IServiceCollection AddSimulator(this IServiceCollection services)
    {
        services.AddSingleton<PhoneMemory>().AddSingleton<Phones>().AddSingleton<MetaFiles>().AddSingleton<CustomerPhone>().AddSingleton<GraphApi>();
        services.AddSingleton<MetaNetwork>().AddHostedService(provider => provider.GetRequiredService<MetaNetwork>());
        services.AddHttpClient(MetaNetwork.Client);
        return services;
    }

    public static void MapSimulator(this WebApplication app)
    {
        if (!Demo.IsOn(app.Configuration, app.Environment)) return;

        var graph = app.MapGroup(DemoChannel.GraphPath).AllowAnonymous().DisableAntiforgery();
        graph.MapPost("/{version}/{number}/messages", (string number, HttpContext http, GraphApi meta) => meta.ReceiveAsync(number, http));
        graph.MapPost("/{version}/{number}/media", (string number, HttpContext http, GraphApi meta) => meta.UploadAsync(number, http));
        graph.MapGet("/{version:regex(^v[0-9.]+$)}/{mediaId}", (string mediaId, HttpContext http, GraphApi meta) => meta.NameFile(mediaId, http));
        graph.MapGet("/files/{mediaId}", (string mediaId, HttpContext http, GraphApi meta) => meta.GiveFile(mediaId, http));

        // What the phone itself shows: the customer's own files need no token.
        app.MapGet("/simulator/files/{mediaId}", (string mediaId, HttpContext http, MetaFiles files) => Show(files.Find(mediaId), http)).AllowAnonymous();
    }

    private static IResult Show(StoredFile? file, HttpContext http)
    {
        if (file is null) return Results.NotFound();

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return Results.Bytes(file.Bytes, file.ContentType, enableRangeProcessing: true);
    }
}
