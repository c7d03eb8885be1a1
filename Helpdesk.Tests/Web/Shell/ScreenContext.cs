using System.Security.Claims;
using Bunit;
using Helpdesk.Core.Live;
using Helpdesk.Core.Users;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Helpdesk.Tests.Web.Shell;

/// <summary>What the shell gives to every screen, with Ana signed in and a clock that stands still.</summary>
public class ScreenContext : BunitContext
{
    public ScreenContext()
    {
        Node = new SystemState(Hub);
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(Clock).AddSingleton(Hub).AddSingleton(Node);
        Services.AddSingleton(Options.Create(new OrganizationOptions()));
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(AnaId, "Ana Prado", Role.Technician));
        Services.AddScoped<Me>().AddScoped<Toasts>().AddScoped<Attention>().AddScoped<Times>().AddScoped<RefusalTexts>().AddScoped<MinuteClock>();
    }

    public static Guid AnaId { get; } = Guid.CreateVersion7();

    public LiveHub Hub { get; } = new(NullLogger<LiveHub>.Instance);

    public StoppedClock Clock { get; } = new();

    public SystemState Node { get; }

    public Toasts Toasts => Services.GetRequiredService<Toasts>();

    /// <summary>Asks on the renderer's own thread: a question from another may meet a drawing half done, and then sees it for ever.</summary>
    protected static Task ShowsAsync<T>(IRenderedComponent<T> screen, Func<bool> question) where T : IComponent =>
        Eventually.PassesAsync(() => screen.InvokeAsync(() => Assert.True(question())));
}

/// <summary>Somebody with a name and a role, without a cookie.</summary>
public sealed class SignedIn(Guid id, string name, Role role) : AuthenticationStateProvider
{
    public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(
        new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString()), new(ClaimTypes.GivenName, name), new(ClaimTypes.Role, role.ToString())], "cookie"))));
}
