using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Helpdesk.Web.Account;

/// <summary>Asks with every cookie that is a minute old whether its person is still welcome. A database that is away throws nobody out.</summary>
public sealed class PatientStampValidator(IOptions<SecurityStampValidatorOptions> options, SignInManager<User> login, ILoggerFactory loggers)
    : SecurityStampValidator<User>(options, login, loggers)
{
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await base.ValidateAsync(context);
        }
        catch (Exception e) when (Database.IsOutOfReach(e))
        {
            context.ShouldRenew = false;
        }
    }

    protected override async Task SecurityStampVerified(User user, CookieValidatePrincipalContext context)
    {
        if (user.Active)
        {
            await base.SecurityStampVerified(user, context);
            return;
        }

        context.RejectPrincipal();
        await SignInManager.SignOutAsync();
    }
}
