using System.Security.Claims;
using Helpdesk.Core.Users;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components.Authorization;

namespace Helpdesk.Tests.Web.Shell;

public sealed class MeTests
{
    [Theory]
    [InlineData("Ana Prado", "AP")]
    [InlineData("Maria da Silva Souza", "MS")]
    [InlineData("Caio", "C")]
    public void Initials_are_those_of_the_first_and_the_last_name(string name, string initials) => Assert.Equal(initials, Me.InitialsOf(name));

    [Fact]
    public void The_cookie_says_who_I_am_and_what_I_may()
    {
        var id = Guid.CreateVersion7();
        var me = new Me(new SignedIn(id, "Caio Menezes", Role.Supervisor));

        Assert.Equal((id, "Caio Menezes"), (me.Id, me.Name));
        Assert.True(me.Can(Role.Technician) && me.Can(Role.Supervisor));
        Assert.False(me.Can(Role.Manager));
    }

    [Fact]
    public void Nobody_is_nobody() => Assert.Throws<InvalidOperationException>(() => new Me(new SignedOut()).Id);

    private sealed class SignedOut : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));
    }
}
