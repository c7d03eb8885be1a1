using System.Security.Claims;
using System.Text.Encodings.Web;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Helpdesk.Web.Api;

public sealed class ApiTokenOptions : AuthenticationSchemeOptions;

/// <summary>Programs prove themselves with <c>Authorization: Bearer</c> and a token of which only the hash is kept.</summary>
public sealed class ApiTokenHandler(
    IOptionsMonitor<ApiTokenOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiTokens tokens, ApiProblems problems)
    : AuthenticationHandler<ApiTokenOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiToken";

    private const string Prefix = "Bearer ";
    private const string Files = "/media";

    /// <summary>Files are for people and for programs: whoever comes with a token is judged by it, not by a cookie.</summary>
    public static string? SchemeFor(HttpContext http) =>
        http.Request.Path.StartsWithSegments(Files, StringComparison.OrdinalIgnoreCase) && SecretOf(http.Request) is not null ? SchemeName : null;

    private bool _outOfReach;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SecretOf(Request) is not { } secret) return AuthenticateResult.NoResult();

        try
        {
            return await tokens.FindAsync(secret) is { } actor
                ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(Identity(actor)), SchemeName))
                : AuthenticateResult.Fail("no such token");
        }
        catch (Exception e) when (Database.IsOutOfReach(e))
        {
            _outOfReach = true;
            return AuthenticateResult.NoResult();
        }
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (_outOfReach) return problems.WriteAsync(Context, StatusCodes.Status503ServiceUnavailable);

        // RFC 6750 section 3: the error is named only when a token came along.
        Response.Headers[HeaderNames.WWWAuthenticate] = SecretOf(Request) is null ? "Bearer realm=\"helpdesk\"" : "Bearer realm=\"helpdesk\", error=\"invalid_token\"";
        return problems.WriteAsync(Context, StatusCodes.Status401Unauthorized);
    }

    private static string? SecretOf(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        return header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && header[Prefix.Length..].Trim() is { Length: > 0 } secret ? secret : null;
    }

    private static ClaimsIdentity Identity(Actor actor) =>
        new([new Claim(ClaimTypes.NameIdentifier, actor.Id.ToString()!), new Claim(ClaimTypes.Name, actor.Name)], SchemeName);
}

public static class ApiCaller
{
    /// <summary>The program that calls, for the trail.</summary>
    public static Actor Caller(this ClaimsPrincipal program) =>
        new(ActorKind.Token, Guid.Parse(program.FindFirstValue(ClaimTypes.NameIdentifier)!), program.Identity!.Name!);
}
