using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;

namespace Helpdesk.Web.Api;

/// <summary>The REST API for the ERP and scripts (contract section 3).</summary>
public static class Api
{
    public const string Root = "/api";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<ApiTokenOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null);
        services.AddSingleton<ApiProblems>().AddSingleton<ApiTexts>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.PostConfigure<RequestLocalizationOptions>(options => options.RequestCultureProviders.Insert(0, HeaderLanguage(options)));
        return services.AddOpenApi("v1", ApiDocument.Describe);
    }

    public static void MapApi(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase), api => api
            .UseExceptionHandler(failed => failed.Run(http => SayAsync(http, StatusCodes.Status500InternalServerError)))
            .UseStatusCodePages(context => SayAsync(context.HttpContext, context.HttpContext.Response.StatusCode)));

        var api = app.MapGroup($"{Root}/v1").DisableAntiforgery().RequireAuthorization(Tokens()).AddEndpointFilter<ApiProblemFilter>().ProducesApiProblems();
        api.MapCustomers();
        api.MapTickets();
        api.MapMessages();
        api.MapReports();
        api.MapQuarantine();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
    }

    private static Task SayAsync(HttpContext http, int status) => http.RequestServices.GetRequiredService<ApiProblems>().WriteAsync(http, status);

    private static AuthorizationPolicy Tokens() => new AuthorizationPolicyBuilder(ApiTokenHandler.SchemeName).RequireAuthenticatedUser().Build();

    /// <summary>Programs have no cookie: they say their language with each request.</summary>
    private static CustomRequestCultureProvider HeaderLanguage(RequestLocalizationOptions options)
    {
        var header = new AcceptLanguageHeaderRequestCultureProvider { Options = options };
        return new CustomRequestCultureProvider(http => http.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase)
            ? header.DetermineProviderCultureResult(http)
            : Task.FromResult<ProviderCultureResult?>(null));
    }
}
