using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.UltraMsg;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>What tests of talking to UltraMsg share: a fake of it, a channel on it, and a provider that does not dawdle.</summary>
public abstract class UltraMsgSending : IAsyncLifetime
{
    protected const string Maria = "5511900001234";

    private ServiceProvider _services = null!;

    protected static Guid MessageId { get; } = Guid.Parse("0199f3a0-0000-7000-8000-000000000001");

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected FakeUltraMsg Ultra { get; private set; } = null!;

    protected ChannelAccess Channel { get; set; } = null!;

    protected IProvider Provider => _services.GetServices<IProvider>().Single(provider => provider.Name == "UltraMsg");

    protected UltraMsgTiming Timing { get; set; } = new() { FirstPause = TimeSpan.FromMilliseconds(1) };

    protected StoppedClock? Clock { get; set; }

    protected WrittenLog Log { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Ultra = await FakeUltraMsg.StartAsync();
        Channel = Ultra.Channel();
        _services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log))
            .AddSingleton(_ => Timing).AddSingleton<TimeProvider>(_ => (TimeProvider?)Clock ?? TimeProvider.System)
            .AddUltraMsg().BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Ultra.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<SendOutcome> SendAsync(Outgoing? content = null, string to = Maria, string? quoting = null) =>
        Provider.SendAsync(Channel, new Parcel(MessageId, to, content ?? new OutgoingText("Bom dia!"), quoting), Stop);
}
