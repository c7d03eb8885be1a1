using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.ZApi;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>What tests of sending share: a fake Z-API, a channel on it, and a provider that does not dawdle.</summary>
public abstract class ZApiSending : IAsyncLifetime
{
    protected const string Maria = "5511900003001";

    private readonly List<ServiceProvider> _services = [];

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected static ZApiTiming Brisk { get; } = new() { FirstPause = TimeSpan.FromMilliseconds(1) };

    protected FakeZApi ZApi { get; private set; } = null!;

    protected ChannelAccess Channel { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        ZApi = await FakeZApi.StartAsync();
        Channel = ZApi.Channel();
    }

    public async ValueTask DisposeAsync()
    {
        _services.ForEach(services => services.Dispose());
        await ZApi.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected static Parcel Letter(Outgoing content, string? replyTo = null, string to = Maria) => new(Guid.CreateVersion7(), to, content, replyTo);

    protected Task<SendOutcome> SendAsync(Outgoing content, string? replyTo = null) => Provider().SendAsync(Channel, Letter(content, replyTo), Stop);

    protected Task<SendOutcome> SendTextAsync(ZApiTiming? timing = null, TimeProvider? clock = null) =>
        Provider(timing, clock).SendAsync(Channel, Letter(new OutgoingText("Bom dia!")), Stop);

    protected IProvider Provider(ZApiTiming? timing = null, TimeProvider? clock = null, ILoggerProvider? log = null)
    {
        var services = new ServiceCollection().AddSingleton(timing ?? Brisk).AddSingleton(clock ?? TimeProvider.System)
            .AddLogging(logging => { if (log is not null) logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log); })
            .AddZApi();
        _services.Add(services.BuildServiceProvider());
        return _services[^1].GetRequiredService<IProvider>();
    }
}
