using Helpdesk.Core.Channels;

namespace Helpdesk.Tests.Support;

/// <summary>A provider that proves itself by the address and tells its state when asked: for tests that need no wire format.</summary>
internal sealed class PlainProvider : IProvider
{
    public const string ProviderName = "Plain";

    public string Name => ProviderName;

    public ProviderNeeds Needs { get; } = new("https://plain.example", "InstanceId",
    [
        new("InstanceId", Required: true, Secret: false),
        new("Token", Required: true, Secret: true),
        new("ClientToken", Required: false, Secret: true),
        new(PathSecret.Name, Required: true, Secret: true),
    ]);

    public Capabilities Can { get; } = new();

    /// <summary>What it answers when asked for its state.</summary>
    public Func<ChannelState?> State { get; set; } = () => null;

    /// <summary>What it waits for before it answers to what is sent, whoever has lost patience meanwhile.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    public bool Trusts(ChannelAccess channel, WebhookCall call) => PathSecret.IsRight(channel, call);

    public bool Owns(ChannelAccess channel, ChannelAccess arrivedAt, string account) => channel.Account == account;

    public IReadOnlyList<Incoming> Read(ReadOnlyMemory<byte> body, DateTimeOffset received) => [];

    public async Task<SendOutcome> SendAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop)
    {
        await BeforeAnswer();
        return new Accepted($"plain.{parcel.MessageId}");
    }

    public Task ShowAsync(ChannelAccess channel, Sign sign, CancellationToken stop) => Task.CompletedTask;

    public Task<MediaStream> OpenMediaAsync(ChannelAccess channel, string mediaId, CancellationToken stop) => throw new HttpRequestException("none");

    public Task<IReadOnlyList<Template>> TemplatesAsync(ChannelAccess channel, CancellationToken stop) => Task.FromResult<IReadOnlyList<Template>>([]);

    public Task<ChannelState?> AskStateAsync(ChannelAccess channel, CancellationToken stop) => Task.FromResult(State());

    /// <summary>What an administrator types for a channel of it.</summary>
    public static ChannelForm Form(string key, string name, string instance = "1150") => new(ProviderName, key, name)
    {
        PhoneNumber = "11 90000-0150",
        Credentials = new Dictionary<string, string> { ["InstanceId"] = instance, ["Token"] = "plain-token" },
    };

    /// <summary>The cast's channels, with those of this provider among them.</summary>
    public static ChannelDirectory DirectoryOf(Cast cast, PlainProvider provider, Microsoft.AspNetCore.DataProtection.IDataProtectionProvider? protection = null) => new(
        cast.Database, protection ?? cast.Get<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>(), [.. cast.Get<IEnumerable<IProvider>>(), provider],
        Microsoft.Extensions.Logging.Abstractions.NullLogger<ChannelDirectory>.Instance);
}
