namespace Helpdesk.Core.Channels;

/// <summary>A channel with its secrets in the clear: lives in memory only, never logged.</summary>
public sealed record ChannelAccess(
    Guid Id, string Key, string Provider, string Account, Uri ApiBaseUrl, bool Active, IReadOnlyDictionary<string, string> Credentials)
{
    /// <summary>As in <see cref="Channel.Connected"/>.</summary>
    public bool? Connected { get; init; }

    /// <summary>A credential by its name in the contract ("AccessToken").</summary>
    /// <exception cref="InvalidOperationException">The channel has none of that name.</exception>
    public string this[string credential] => Credentials.TryGetValue(credential, out var value)
        ? value
        : throw new InvalidOperationException($"Channel {Key} has no {credential}.");

    public override string ToString() => $"{Key} ({Provider})";
}
