using System.Security.Claims;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace Helpdesk.Web.Account;

/// <summary>
/// A circuit lives all day and sees no cookie again: this asks every minute whether its person is still active and the security
/// stamp still theirs (a new password or role changes it), and signs them out of the circuit if not.
/// </summary>
public sealed class StillWelcome(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await IsWelcomeAsync(authenticationState.User);
        }
        catch (Exception e) when (Database.IsOutOfReach(e))
        {
            // A database that is away throws nobody out.
            return true;
        }
    }

    private async Task<bool> IsWelcomeAsync(ClaimsPrincipal person)
    {
        await using var scope = scopes.CreateAsyncScope();
        var login = scope.ServiceProvider.GetRequiredService<SignInManager<User>>();
        return await login.ValidateSecurityStampAsync(person) is { Active: true };
    }
}
