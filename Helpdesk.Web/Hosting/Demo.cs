using Helpdesk.Core.Data;
using Helpdesk.Core.Users;
using Helpdesk.Web.Features.Simulator;
using Microsoft.AspNetCore.Identity;

namespace Helpdesk.Web.Hosting;

/// <summary>Demo mode: fictional data and the simulator, so that a newcomer sees a working helpdesk within a minute.</summary>
public static class Demo
{
    public const string Setting = "Helpdesk:Demo";

    /// <summary>The password of every demo account.</summary>
    public const string Password = "helpdesk-demo";

    public static bool IsOn(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetValue<bool?>(Setting) ?? environment.IsDevelopment();

    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<Welcome>();
        if (IsOn(builder.Configuration, builder.Environment)) builder.Services.AddSimulator();
    }

    public static async Task FillAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<User>>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await services.GetRequiredService<Database>().ChangeAsync(db => DemoData.AddMissingAsync(db, user => hasher.HashPassword(user, Password), now));
    }
}
