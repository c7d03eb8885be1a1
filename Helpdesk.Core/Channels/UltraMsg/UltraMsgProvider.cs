namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>UltraMsg drives a real WhatsApp session: no window, no templates, and nothing that proves who calls but the secret in the address.</summary>
public sealed class UltraMsgProvider(UltraMsgClient client, UltraMsgQueue queue, UltraMsgDesk desk, LinkedMedia media) : IProvider
{
    public const string ProviderName = "UltraMsg";

    public string Name => ProviderName;

    public ProviderNeeds Needs => UltraMsgApi.Needs;

    public Capabilities Can => UltraMsgLimits.Can;

    public bool Trusts(ChannelAccess channel, WebhookCall call) => PathSecret.IsRight(channel, call);

    /// <summary>Each channel has an address of its own, so a body that names another instance is nobody's.</summary>
    public bool Owns(ChannelAccess channel, ChannelAccess arrivedAt, string account) => channel.Id == arrivedAt.Id
        && (account.Length == 0 || UltraMsgApi.NumberOf(account).Equals(UltraMsgApi.NumberOf(channel.Account), StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<Incoming> Read(ReadOnlyMemory<byte> body, DateTimeOffset received) => UltraMsgReader.Read(body, received);

    public Task<SendOutcome> SendAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop) =>
        ColdNumber.SendAsync(Needs, channel, parcel, number => desk.FindAsync(channel, number, stop), known => client.SendAsync(channel, known, stop));

    public Task<SendOutcome?> AskAsync(ChannelAccess channel, Inquiry inquiry, CancellationToken stop) => queue.AskAsync(channel, inquiry, stop);

    public Task ShowAsync(ChannelAccess channel, Sign sign, CancellationToken stop) => desk.MarkReadAsync(channel, sign, stop);

    public Task<MediaStream> OpenMediaAsync(ChannelAccess channel, string mediaId, CancellationToken stop) => media.OpenAsync(channel, mediaId, stop);

    public Task<IReadOnlyList<Template>> TemplatesAsync(ChannelAccess channel, CancellationToken stop) => Task.FromResult<IReadOnlyList<Template>>([]);

    public Task<ChannelState?> AskStateAsync(ChannelAccess channel, CancellationToken stop) => desk.AskStateAsync(channel, stop);
}
