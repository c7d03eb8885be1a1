namespace Helpdesk.Core.Channels;

/// <summary>A channel as an administrator writes it.</summary>
/// <param name="Provider">Only a new channel chooses one.</param>
/// <param name="Key">Only a new channel is given one: it stands in the address that the provider calls.</param>
public sealed record ChannelForm(string Provider, string Key, string DisplayName)
{
    /// <summary>As typed.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Empty: the provider's own.</summary>
    public string? ApiBaseUrl { get; init; }

    /// <summary>By their names in the contract. A secret that is not there stays as it was; what Helpdesk makes up itself is not looked at.</summary>
    public IReadOnlyDictionary<string, string> Credentials { get; init; } = new Dictionary<string, string>();

    /// <summary>Secrets that are not needed any more.</summary>
    public IReadOnlySet<string> Forgotten { get; init; } = new HashSet<string>();
}

/// <summary>A channel as a form shows it: no secret is in it, only which ones are there.</summary>
/// <param name="Version">To be given back with the change.</param>
public sealed record ChannelDraft(Guid Id, uint Version, ChannelForm Form, IReadOnlySet<string> Kept);

/// <summary>What Helpdesk made up for a channel, for pasting at the provider: told once, and never again.</summary>
/// <param name="Made">By their names in the contract; empty when nothing new was made.</param>
public sealed record ChannelSaved(Guid Id, string Key, IReadOnlyDictionary<string, string> Made);
