using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Helpdesk.Web.Account;

public enum SignInAnswer
{
    Welcome,
    Refused,
    OutOfReach,
}

/// <summary>
/// Lets people in by password. Whether the e-mail is unknown, the password wrong or the account waiting is one and the same answer,
/// and takes the same time: nobody learns here who has an account.
/// </summary>
public sealed class Signing(SignInManager<User> login, UserManager<User> users, IPasswordHasher<User> hasher, IOptions<IdentityOptions> options)
{
    private static readonly User Nobody = new();
    private static string? _nobodysHash;

    public int Tries => options.Value.Lockout.MaxFailedAccessAttempts;

    public int WaitMinutes => (int)options.Value.Lockout.DefaultLockoutTimeSpan.TotalMinutes;

    public async Task<SignInAnswer> InAsync(string email, string password)
    {
        try
        {
            return await TryAsync(email, password) ? SignInAnswer.Welcome : SignInAnswer.Refused;
        }
        catch (Exception e) when (Database.IsOutOfReach(e))
        {
            return SignInAnswer.OutOfReach;
        }
    }

    private async Task<bool> TryAsync(string email, string password)
    {
        if (await users.FindByEmailAsync(email) is { } user)
            return (await login.PasswordSignInAsync(user, password, isPersistent: true, lockoutOnFailure: true)).Succeeded;

        _nobodysHash ??= hasher.HashPassword(Nobody, "");
        hasher.VerifyHashedPassword(Nobody, _nobodysHash, password);
        return false;
    }
}
