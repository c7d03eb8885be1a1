using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Hosting;

/// <summary>The administrator and the API token that the settings name, made when none of that name is there.</summary>
public static class FirstAccounts
{
    private const string Section = "Helpdesk:Bootstrap";
    private const string TokenName = "bootstrap";

    /// <exception cref="SettingException">The e-mail or the password is refused.</exception>
    public static async Task AddMissingAsync(IServiceProvider services, IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section);
        if (settings["AdminEmail"] is { Length: > 0 } email) await AddAdministratorAsync(services, email, settings["AdminPassword"] ?? "");
        if (settings["ApiToken"] is { Length: > 0 } token) await AddTokenAsync(services, token);
    }

    private static async Task AddAdministratorAsync(IServiceProvider services, string email, string password)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        if (await users.Users.AnyAsync(u => u.Role == Role.Administrator)) return;

        var made = await users.CreateAsync(new User("Administrador", email, Role.Administrator), password);
        foreach (var wrong in made.Errors.GroupBy(e => e.Code.StartsWith("Password", StringComparison.Ordinal) ? "AdminPassword" : "AdminEmail"))
        {
            throw new SettingException(Settings.Variable($"{Section}:{wrong.Key}"), string.Join(" ", wrong.Select(e => e.Description)));
        }
    }

    private static Task AddTokenAsync(IServiceProvider services, string secret)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return services.GetRequiredService<Database>().ChangeAsync(async db =>
        {
            if (!await db.ApiTokens.AnyAsync(t => t.Name == TokenName)) db.ApiTokens.Add(new ApiToken(TokenName, secret, now));
        });
    }
}
