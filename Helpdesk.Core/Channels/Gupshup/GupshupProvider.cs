namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>Gupshup, an official provider of WhatsApp numbers: its self-serve API, and its webhooks in both formats.</summary>
public sealed class GupshupProvider(GupshupClient client, GupshupTemplates templates, LinkedMedia media) : IProvider
{
    public const string ProviderName = "Gupshup";

    private const long MiB = 1024 * 1024;

    public string Name => ProviderName;

    public ProviderNeeds Needs => GupshupApi.Needs;

    public Capabilities Can { get; } = new()
    {
        ReplyWindow = TimeSpan.FromHours(24),
        Templates = true,
        Reactions = true,
        MarksRead = true,
        Location = true,
        Contacts = true,
        Files = new Dictionary<MessageKind, FileLimit>
        {
            [MessageKind.Image] = new(5 * MiB, ["image/jpeg", "image/png"]),
            [MessageKind.Video] = new(16 * MiB, ["video/mp4", "video/3gpp"]),
            [MessageKind.Audio] = new(16 * MiB, ["audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg"]),
            [MessageKind.Voice] = new(16 * MiB, ["audio/ogg"]),
            [MessageKind.Document] = new(100 * MiB, []),
            [MessageKind.Sticker] = new(100 * 1024, ["image/webp"]),
        },
    };

    /// <summary>Nothing is signed: the secret at the end of the address proves who calls.</summary>
    public bool Trusts(ChannelAccess channel, WebhookCall call) => PathSecret.IsRight(channel, call);

    /// <summary>v2 names the app, v3 its id; who gave us no id trusts the address alone.</summary>
    public bool Owns(ChannelAccess channel, ChannelAccess arrivedAt, string account)
    {
        if (channel.Id != arrivedAt.Id) return false;

        return account.StartsWith(GupshupDialect.AppIdPrefix, StringComparison.Ordinal)
            ? GupshupApi.AppIdOf(channel) is not { } id || id.Equals(account[GupshupDialect.AppIdPrefix.Length..], StringComparison.OrdinalIgnoreCase)
            : account.Length == 0 || channel.Account == account;
    }

    public IReadOnlyList<Incoming> Read(ReadOnlyMemory<byte> body, DateTimeOffset received) => GupshupReader.Read(body, received);

    public Task<SendOutcome> SendAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop) => client.SendAsync(channel, parcel, stop);

    public Task ShowAsync(ChannelAccess channel, Sign sign, CancellationToken stop) => client.ShowAsync(channel, sign, stop);

    public Task<MediaStream> OpenMediaAsync(ChannelAccess channel, string mediaId, CancellationToken stop) => media.OpenAsync(channel, mediaId, stop);

    public Task<IReadOnlyList<Template>> TemplatesAsync(ChannelAccess channel, CancellationToken stop) => templates.ListAsync(channel, stop);

    /// <summary>The self-serve API has no such question; what changes comes as an account-event.</summary>
    public Task<ChannelState?> AskStateAsync(ChannelAccess channel, CancellationToken stop) => Task.FromResult<ChannelState?>(null);
}
