namespace Helpdesk.Core.Channels;

/// <summary>
/// A provider of WhatsApp numbers: does it trust this call, what does this body say, send this. A new provider is a folder beside
/// Meta/ with one of these, and one registration (docs/new-provider.md).
/// </summary>
public interface IProvider
{
    /// <summary>As settings and the database name it (contract section 2, <c>Provider</c>).</summary>
    string Name { get; }

    /// <summary>What a channel must be given.</summary>
    ProviderNeeds Needs { get; }

    /// <summary>What it can carry; decides what the composer offers.</summary>
    Capabilities Can { get; }

    /// <summary>Whether the call really comes from the provider. Judged on the raw bytes, before anything is parsed, in constant time.</summary>
    bool Trusts(ChannelAccess channel, WebhookCall call);

    /// <summary>
    /// Whether a part for <paramref name="account"/> that arrived at one channel's address belongs to <paramref name="channel"/>. One
    /// address may serve all numbers of an owner, who is known by the same proof.
    /// </summary>
    bool Owns(ChannelAccess channel, ChannelAccess arrivedAt, string account);

    /// <summary>What the body says, part by part; a part that makes no sense is <see cref="NotUnderstood"/> and never hides its neighbours.</summary>
    /// <param name="received">When the body arrived: the time of every part that tells none of its own.</param>
    /// <exception cref="System.Text.Json.JsonException">The body is no JSON at all.</exception>
    IReadOnlyList<Incoming> Read(ReadOnlyMemory<byte> body, DateTimeOffset received);

    /// <summary>Sends one message and tells what became of it. Throws only on <paramref name="stop"/>.</summary>
    Task<SendOutcome> SendAsync(ChannelAccess channel, Parcel parcel, CancellationToken stop);

    /// <summary>Asks what became of a message, where <see cref="Capabilities.AskAfter"/> says that it can be asked.</summary>
    /// <returns>Null while the provider knows nothing.</returns>
    /// <exception cref="HttpRequestException">The provider does not tell now.</exception>
    Task<SendOutcome?> AskAsync(ChannelAccess channel, Inquiry inquiry, CancellationToken stop) => Task.FromResult<SendOutcome?>(null);

    /// <summary>Tells the customer that all up to this message was read, or that we write. Best effort; nothing where the provider cannot.</summary>
    Task ShowAsync(ChannelAccess channel, Sign sign, CancellationToken stop);

    /// <summary>Opens a file that a customer sent.</summary>
    /// <param name="mediaId">The provider's id of the file, or its address.</param>
    /// <exception cref="HttpRequestException">It cannot be had now, or (404, 410) not any more.</exception>
    Task<MediaStream> OpenMediaAsync(ChannelAccess channel, string mediaId, CancellationToken stop);

    /// <summary>The approved templates of the number; none where the provider has no templates.</summary>
    /// <exception cref="HttpRequestException">The provider does not tell now.</exception>
    Task<IReadOnlyList<Template>> TemplatesAsync(ChannelAccess channel, CancellationToken stop);

    /// <summary>Asks whether the number is connected; null where the provider cannot be asked.</summary>
    /// <exception cref="HttpRequestException">The provider does not tell now.</exception>
    Task<ChannelState?> AskStateAsync(ChannelAccess channel, CancellationToken stop);
}

/// <summary>A call to a webhook address.</summary>
/// <param name="Secret">The last part of the path, where the provider proves itself by it.</param>
public sealed record WebhookCall(ReadOnlyMemory<byte> Body, string? Secret, Func<string, string?> Header);

/// <summary>A file as it comes from the provider; dispose it.</summary>
public sealed record MediaStream(Stream Bytes, string? ContentType, long? Length) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Bytes.DisposeAsync();
}
