using System.Text.Json.Nodes;
using Helpdesk.Core.Channels;
using Helpdesk.Core.Data;
using Helpdesk.Tests.Support;
using Helpdesk.Web.Features.Simulator;
using Helpdesk.Web.Features.Simulator.Gupshup;
using Helpdesk.Web.Features.Simulator.Meta;
using Helpdesk.Web.Features.Simulator.UltraMsg;
using Helpdesk.Web.Features.Simulator.ZApi;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Helpdesk.Tests.Web.Simulator;

/// <summary>The wires without a channel behind them: what they say is looked at, and goes nowhere.</summary>
public abstract class BareWires
{
    protected const string Number = "5511900009301";

    protected static readonly DateTimeOffset Now = new(2026, 11, 24, 15, 0, 0, TimeSpan.Zero);
    protected static readonly PhoneFiles Files = new(new Listening());
    protected static readonly ChannelDirectory Nobody = ActivatorUtilities.CreateInstance<ChannelDirectory>(
        new ServiceCollection().AddLogging().BuildServiceProvider(), new Database(null!), new EphemeralDataProtectionProvider(), Array.Empty<IProvider>());

    protected static readonly MetaWire Meta = new(Nobody, Files);
    protected static readonly ZApiWire ZApi = new(Nobody, Files);
    protected static readonly UltraMsgWire UltraMsg = new(Nobody, Files);
    protected static readonly GupshupWire Gupshup = new(Nobody, Files);
    protected static readonly GupshupWire PassedOn = new(Nobody, Files) { PassesOn = true };

    protected static PhoneChat Chat(PhoneWire wire) => new(wire, new PhoneContact($"+{Number}", "Maria", null), wire.OpaqueIds.New(Number),
        [new PhoneMessage("ours", Now, false, MessageKind.Text, "Qual?") { SendId = "request", Callback = "reference" }]);

    protected static JsonNode Read(string fixture) => JsonNode.Parse(Fixture.Bytes($"{fixture}.json"))!;

    private sealed class Listening : IServer
    {
        public Listening()
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add("http://127.0.0.1:5080");
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() { }
    }
}
