using System.Security.Claims;
using Helpdesk.Core.Users;
using Helpdesk.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Account;

public sealed class PoliciesTests
{
    private static readonly IAuthorizationService Door =
        new ServiceCollection().AddLogging().AddLogin().BuildServiceProvider().GetRequiredService<IAuthorizationService>();

    public static MatrixTheoryData<Role, Role> Everyone => new(Enum.GetValues<Role>(), Enum.GetValues<Role>());

    [Theory, MemberData(nameof(Everyone))]
    public async Task Each_role_may_do_what_the_ones_below_it_may(Role mine, Role asked)
    {
        var me = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, mine.ToString())], "cookie"));

        var answer = await Door.AuthorizeAsync(me, asked.ToString());

        Assert.Equal(mine >= asked, answer.Succeeded);
    }
}
