using System.Security.Claims;
using Helpdesk.Core.Users;
using Microsoft.AspNetCore.Components.Authorization;

namespace Helpdesk.Web.Shell;

/// <summary>Who is signed in, in this circuit or request.</summary>
public sealed class Me(AuthenticationStateProvider authentication)
{
    public Guid Id => Guid.Parse(Claim(ClaimTypes.NameIdentifier));

    public string Name => Claim(ClaimTypes.GivenName);

    public string Initials => InitialsOf(Name);

    public Role Role => Enum.Parse<Role>(Claim(ClaimTypes.Role));

    public Actor Actor => new(ActorKind.User, Id, Name);

    public bool Can(Role rank) => Role >= rank;

    /// <summary>"Ana Maria Prado" → "AP"</summary>
    public static string InitialsOf(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [] => "",
            [var only] => $"{only[0]}",
            [var first, .., var last] => $"{first[0]}{last[0]}",
        };
    }

    // In a circuit, as in a request, the state is there from the start: the task is always a finished one.
    private ClaimsPrincipal Person => authentication.GetAuthenticationStateAsync().GetAwaiter().GetResult().User;

    private string Claim(string type) => Person.FindFirstValue(type) ?? throw new InvalidOperationException("Nobody is signed in.");
}
