using System.Security.Cryptography;
using System.Text;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>The official way: Meta's WhatsApp Cloud API.</summary>
public sealed class MetaProvider(MetaClient client, MetaMedia media, MetaTemplates templates) : IProvider
{
    private const string Scheme = "sha256=";

    public const string ProviderName = "Meta";

    public string Name => ProviderName;

    public ProviderNeeds Needs => MetaGraph.Needs;

    public Capabilities Can => MetaLimits.Can;

    /// <summary>X-Hub-Signature-256: HMAC-SHA256 of the raw bytes under the app's secret (Meta: Webhooks, validating payloads).</summary>
    public bool Trusts(ChannelAccess channel, WebhookCall call)
    {
        var told = new byte[HMACSHA256.HashSizeInBytes];
        return call.Header("X-Hub-Signature-256") is { } header
            && header.StartsWith(Scheme, StringComparison.Ordinal)
            && Secret(channel, "AppSecret") is { } secret
            && Convert.FromHexString(header.AsSpan(Scheme.Length), told, out _, out var length) == System.Buffers.OperationStatus.Done
            && length == told.Length
            && CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(secret, call.Body.Span), told);
    }

    /// <summary>The handshake by which Meta makes sure that the address is ours (GET hub.mode, hub.verify_token, hub.challenge).</summary>
    /// <returns>The challenge, to be given back as plain text; null when it is to be refused.</returns>
    public static string? AnswerHandshake(ChannelAccess channel, string? mode, string? token, string? challenge) =>
        mode == "subscribe" && token is not null && Secret(channel, "VerifyToken") is { } expected
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(expected))
            ? challenge
            : null;

    /// <summary>A Meta app has one address for all its numbers (contract section 2); its secret tells which channels are of that app.</summary>
    public bool Owns(ChannelAccess channel, ChannelAccess arrivedAt, string account)
    {
        if (channel["AppSecret"] != arrivedAt["AppSecret"]) return false;
        if (account.Length == 0) return channel.Id == arrivedAt.Id;

        return account.StartsWith(MetaReader.AccountPrefix, StringComparison.Ordinal)
            ? channel.Credentials.GetValueOrDefault("BusinessAccountId") == account[MetaReader.AccountPrefix.Length..]
            : channel.Account == account;
    }

    public IReadOnlyList<Incoming> Read(ReadOnlyMemory<byte> body, DateTimeOffset received) => MetaReader.Read(body, received);

    public Task<SendOutcome> SendAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop) =>
        client.SendAsync(channel, parcel, stop);

    public Task ShowAsync(ChannelAccess channel, Sign sign, CancellationToken stop) => client.ShowAsync(channel, sign, stop);

    public Task<MediaStream> OpenMediaAsync(ChannelAccess channel, string mediaId, CancellationToken stop) =>
        media.OpenAsync(channel, mediaId, stop);

    public Task<IReadOnlyList<Template>> TemplatesAsync(ChannelAccess channel, CancellationToken stop) => templates.ListAsync(channel, stop);

    public Task<ChannelState?> AskStateAsync(ChannelAccess channel, CancellationToken stop) => Task.FromResult<ChannelState?>(null);

    // An empty secret would let everybody in who can compute a hash.
    private static byte[]? Secret(ChannelAccess channel, string name) =>
        channel.Credentials.TryGetValue(name, out var secret) && secret.Length > 0 ? Encoding.UTF8.GetBytes(secret) : null;
}
