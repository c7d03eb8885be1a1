using System.Globalization;
using Helpdesk.Web.Account;
using Microsoft.AspNetCore.Localization;

namespace Helpdesk.Web.Hosting;

/// <summary>Portuguese first, English second; chosen by cookie, so that circuits, pages and toggles agree.</summary>
public static class Languages
{
    public const string Portuguese = "pt-BR";
    public const string English = "en";

    /// <summary>The language that this reader does not have now.</summary>
    public static string Other => CultureInfo.CurrentUICulture.Name == English ? Portuguese : English;

    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        return services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Portuguese).AddSupportedCultures(Portuguese, English).AddSupportedUICultures(Portuguese, English);
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
    }

    public static void MapLanguages(this IEndpointRouteBuilder app) =>
        app.MapMethods("/language/{culture}", ["GET", "POST"], Choose).AllowAnonymous();

    private static IResult Choose(HttpContext http, string culture, string? returnUrl)
    {
        if (culture is not (Portuguese or English)) return Results.NotFound();

        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax });
        return Results.LocalRedirect(LocalAddress.Of(returnUrl));
    }
}
