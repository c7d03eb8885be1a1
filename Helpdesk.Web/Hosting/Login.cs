using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Helpdesk.Web.Account;
using Helpdesk.Web.Api;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Helpdesk.Web.Hosting;

/// <summary>Accounts, the cookie and who may do what.</summary>
public static class Login
{
    private static readonly TimeSpan StampCheck = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddLogin(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(Rules)
            .AddEntityFrameworkStores<HelpdeskDb>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<PersonClaims>();
        services.AddScoped<IUserConfirmation<User>, ActiveOnly>().AddScoped<ISecurityStampValidator, PatientStampValidator>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = StampCheck);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
        {
            cookie.Cookie.Name = "helpdesk-session";
            cookie.LoginPath = "/login";
            cookie.AccessDeniedPath = "/denied";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.ForwardDefaultSelector = ApiTokenHandler.SchemeFor;
        }));
        services.AddScoped<AuthenticationStateProvider, StillWelcome>();
        services.AddScoped<Signing>();
        services.AddSingleton<Presences>();
        return services.AddCascadingAuthenticationState().AddPolicies();
    }

    public static void MapLogin(this IEndpointRouteBuilder app) => app.MapPost("/account/sign-out", SignOutAsync).AllowAnonymous();

    private static void Rules(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;
        options.SignIn.RequireConfirmedAccount = true;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);

        // Length is what protects; rules about signs and digits only make people write passwords down (NIST SP 800-63B).
        options.Password = new PasswordOptions { RequiredLength = 10, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
    }

    private static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder();
        foreach (var lowest in Enum.GetValues<Role>())
        {
            var enough = Enum.GetValues<Role>().Where(role => role >= lowest).Select(role => role.ToString());
            policies.AddPolicy(lowest.ToString(), policy => policy.RequireRole(enough));
        }

        return services;
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery, SignInManager<User> login)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();

        await login.SignOutAsync();
        return Results.LocalRedirect("/login");
    }
}
