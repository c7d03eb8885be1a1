namespace Helpdesk.Core.Channels;

public enum ProviderKind
{
    Meta,
    ZApi,
    UltraMsg,
    Gupshup,
}

/// <summary>A provider of WhatsApp numbers: does it trust this call, what does this body say, send this.</summary>
public interface IProvider
{
    ProviderKind Kind { get; }

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

    /// <summary>Tells the customer that all up to this message was read. Best effort.</summary>
    Task MarkReadAsync(ChannelAccess channel, string providerId, CancellationToken stop);

    /// <summary>Opens a file that a customer sent.</summary>
    /// <exception cref="HttpRequestException">It cannot be had now, or (404, 410) not any more.</exception>
    Task<MediaStream> OpenMediaAsync(ChannelAccess channel, string mediaId, CancellationToken stop);

    /// <summary>How long after the customer's last message free text may be sent; null where there is no such window.</summary>
    TimeSpan? ReplyWindow { get; }
}

/// <summary>A call to a webhook address.</summary>
/// <param name="Secret">The last part of the path, where the provider proves itself by it.</param>
public sealed record WebhookCall(ReadOnlyMemory<byte> Body, string? Secret, Func<string, string?> Header);

/// <summary>A message on its way out.</summary>
/// <param name="MessageId">Ours; the provider echoes it in receipts where it can.</param>
/// <param name="To">The exact id last seen on this channel, a phone id or an opaque user id.</param>
/// <param name="ReplyTo">The provider id of the quoted message.</param>
public sealed record Parcel(Guid MessageId, string To, string Text, string? ReplyTo);

/// <summary>What became of a request to send.</summary>
public abstract record SendOutcome;

/// <param name="ProviderId">The provider's id of the message.</param>
/// <param name="RecipientId">The recipient's id as the provider writes it; may differ from what we asked for (ninth digit).</param>
public sealed record Accepted(string ProviderId, string? RecipientId) : SendOutcome;

/// <summary>It did not go out, for certain.</summary>
/// <param name="RetryAfter">When trying again makes sense; null when it does not.</param>
public sealed record NotSent(Failure Failure, TimeSpan? RetryAfter) : SendOutcome;

/// <summary>Nobody knows: the answer was lost on the way. Never sent again without a person's word.</summary>
public sealed record Unconfirmed(string Words) : SendOutcome;

/// <summary>A file as it comes from the provider; dispose it.</summary>
public sealed record MediaStream(Stream Bytes, string? ContentType, long? Length) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Bytes.DisposeAsync();
}
