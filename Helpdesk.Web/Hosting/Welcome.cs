using System.Text;
using Helpdesk.Core;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Conversations;
using Helpdesk.Core.Data;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.EntityFrameworkCore;

namespace Helpdesk.Web.Hosting;

/// <summary>The block that whoever started Helpdesk reads: where it is and, in demo mode, who may come in and where the customer's phone is.</summary>
public sealed class Welcome(
    IServer server, IConfiguration configuration, IHostEnvironment environment, DeclaredChannels channels, PublicAddress reach, Database database)
    : IHostedLifecycleService
{
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        if (OwnAddress.Of(server) is not { } address) return;

        var isDemo = Demo.IsOn(configuration, environment);
        if (isDemo)
        {
            await DemoChannels.MoveAsync(configuration, channels, address);
            reach.Learn(address);
        }

        var words = new StringBuilder($"\nHelpdesk is ready: {address.GetLeftPart(UriPartial.Authority)}\n");
        if (isDemo) await AddDemoAsync(words, address);
        await Console.Out.WriteLineAsync(words, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task AddDemoAsync(StringBuilder words, Uri address)
    {
        var users = await database.ReadAsync(db => db.Users.Where(u => u.Active && u.Email!.EndsWith(DemoData.Domain)).ToListAsync());
        words.Append(null, $"\n  A customer's phone: {new Uri(address, "/simulator")}\n\n  Accounts, all with the password {Demo.Password}\n");
        foreach (var user in users.OrderBy(u => u.Role).ThenBy(u => u.Name, StringComparer.CurrentCulture)) words.Append(null, $"    {user.Email,-28} {user.Name,-16} {Wire.Spell(user.Role)}\n");
    }
}
