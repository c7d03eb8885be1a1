using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>What tests of sending share: a fake Graph, a channel on it, and clients that do not dawdle.</summary>
public abstract class MetaSending : IAsyncLifetime
{
    private readonly List<ServiceProvider> _services = [];

    protected static Guid MessageId { get; } = Guid.Parse("0199f3a0-0000-7000-8000-000000000001");

    protected static MetaTiming Brisk { get; } = new() { FirstPause = TimeSpan.FromMilliseconds(1) };

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected TempDirectory Files { get; } = new();

    protected FakeGraph Graph { get; private set; } = null!;

    protected ChannelAccess Channel { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Graph = await FakeGraph.StartAsync();
        Channel = Graph.Channel();
    }

    public async ValueTask DisposeAsync()
    {
        _services.ForEach(services => services.Dispose());
        await Graph.DisposeAsync();
        Files.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static Parcel To(string recipient) => new(MessageId, recipient, new OutgoingText("Bom dia!"), null);

    protected Task<SendOutcome> SendAsync(Parcel? parcel = null) => Client(Brisk).SendAsync(Channel, parcel ?? To("5511900001001"), Stop);

    protected Task<SendOutcome> SendAsync(MetaTiming timing, TimeProvider? clock = null) =>
        Client(timing, clock: clock).SendAsync(Channel, To("5511900001001"), Stop);

    protected MetaClient Client(MetaTiming timing, Action<IHttpClientBuilder>? http = null, TimeProvider? clock = null) =>
        Services(timing, http, clock).GetRequiredService<MetaClient>();

    protected ServiceProvider Services(MetaTiming timing, Action<IHttpClientBuilder>? http = null, TimeProvider? clock = null, ILoggerProvider? log = null)
    {
        var services = new ServiceCollection().AddSingleton(timing).AddSingleton(clock ?? TimeProvider.System)
            .AddLogging(logging => { if (log is not null) logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log); })
            .AddMeta();
        http?.Invoke(services.AddHttpClient(MetaGraph.ClientName));
        _services.Add(services.BuildServiceProvider());
        return _services[^1];
    }
}
