using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Gupshup;
using Helpdesk.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Helpdesk.Tests.Core.Channels;

/// <summary>What tests of calling Gupshup share: a fake of it, a channel on it, and a provider that does not dawdle.</summary>
public abstract class GupshupSending : IAsyncLifetime
{
    private readonly List<ServiceProvider> _services = [];

    protected const string Maria = "5511900007001";

    protected static GupshupTiming Brisk { get; } = new() { FirstPause = TimeSpan.FromMilliseconds(1) };

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected FakeGupshup Gupshup { get; private set; } = null!;

    protected ChannelAccess Channel { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Gupshup = await FakeGupshup.StartAsync();
        Channel = Gupshup.Channel();
    }

    public async ValueTask DisposeAsync()
    {
        _services.ForEach(services => services.Dispose());
        await Gupshup.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<SendOutcome> SendAsync(Outgoing content, string? replyTo = null, string to = Maria) =>
        Provider().SendAsync(Channel, new Parcel(Guid.CreateVersion7(), to, content, replyTo), Stop);

    protected Task<SendOutcome> SendTextAsync(ChannelAccess? channel = null, GupshupTiming? timing = null, TimeProvider? clock = null) =>
        Provider(timing, clock).SendAsync(channel ?? Channel, new Parcel(Guid.CreateVersion7(), Maria, new OutgoingText("Bom dia!"), null), Stop);

    /// <summary>Another channel, or one with something missing.</summary>
    protected ChannelAccess Without(string credential) =>
        Channel with { Credentials = Channel.Credentials.Where(c => c.Key != credential).ToDictionary(c => c.Key, c => c.Value) };

    protected IProvider Provider(GupshupTiming? timing = null, TimeProvider? clock = null, ILoggerProvider? log = null)
    {
        var services = new ServiceCollection().AddSingleton(timing ?? Brisk).AddSingleton(clock ?? TimeProvider.System)
            .AddLogging(logging => { if (log is not null) logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log); })
            .AddGupshup();
        _services.Add(services.BuildServiceProvider());
        return _services[^1].GetRequiredService<IProvider>();
    }
}
