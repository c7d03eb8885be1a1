namespace Helpdesk.Core.Channels.ZApi;

/// <summary>Z-API: an unofficial way that drives a real WhatsApp session. No reply window and no templates.</summary>
public sealed class ZApiProvider(ZApiClient client, LinkedMedia media) : IProvider
{
    public const string ProviderName = "ZApi";

    private const long Mebibyte = 1024 * 1024;

    public string Name => ProviderName;

    public ProviderNeeds Needs => ZApiApi.Needs;

    /// <summary>Limits and types of Z-API's pages on sending; what is no image, video or audio of these goes as a document.</summary>
    public Capabilities Can { get; } = new()
    {
        Reactions = true,
        MarksRead = true,
        HasSession = true,
        Location = true,
        Contacts = true,
        Files = new Dictionary<MessageKind, FileLimit>
        {
            [MessageKind.Image] = new(16 * Mebibyte, ["image/jpeg", "image/png", "image/webp"]),
            [MessageKind.Video] = new(64 * Mebibyte, ["video/mp4", "video/3gpp", "video/quicktime", "video/x-msvideo"]),
            [MessageKind.Audio] = new(16 * Mebibyte, ["audio/mpeg", "audio/ogg", "audio/amr", "audio/mp4", "audio/aac"]),
            [MessageKind.Voice] = new(16 * Mebibyte, ["audio/ogg"]),
            [MessageKind.Document] = new(100 * Mebibyte, []),
            [MessageKind.Sticker] = new(100 * 1024, ["image/webp", "image/png"]),
        },
    };

    /// <summary>Z-API signs nothing: the secret in the address is the only proof.</summary>
    public bool Trusts(ChannelAccess channel, WebhookCall call) => PathSecret.IsRight(channel, call);

    /// <summary>Each instance has an address of its own; what another one sends there is nobody's.</summary>
    public bool Owns(ChannelAccess channel, ChannelAccess arrivedAt, string account) => channel.Id == arrivedAt.Id && channel.Account == account;

    public IReadOnlyList<Incoming> Read(ReadOnlyMemory<byte> body, DateTimeOffset received) => ZApiReader.Read(body, received);

    public Task<SendOutcome> SendAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop) => client.SendAsync(channel, parcel, stop);

    public Task ShowAsync(ChannelAccess channel, Sign sign, CancellationToken stop) => client.ShowAsync(channel, sign, stop);

    /// <summary>Files lie at direct addresses for 30 days.</summary>
    public Task<MediaStream> OpenMediaAsync(ChannelAccess channel, string mediaId, CancellationToken stop) => media.OpenAsync(channel, mediaId, stop);

    public Task<IReadOnlyList<Template>> TemplatesAsync(ChannelAccess channel, CancellationToken stop) => Task.FromResult<IReadOnlyList<Template>>([]);

    public Task<ChannelState?> AskStateAsync(ChannelAccess channel, CancellationToken stop) => client.AskStateAsync(channel, stop);
}
