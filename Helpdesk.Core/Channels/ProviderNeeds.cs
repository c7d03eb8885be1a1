namespace Helpdesk.Core.Channels;

/// <summary>What a channel of a provider must be given (contract section 2).</summary>
/// <param name="ApiBaseUrl">The provider's own address.</param>
/// <param name="Account">Which of the credentials names the account in the provider's own bodies.</param>
public sealed record ProviderNeeds(string ApiBaseUrl, string Account, IReadOnlyList<Credential> Credentials)
{
    /// <summary>The last part of the webhook's address is a secret, since the provider signs nothing.</summary>
    public bool HasPathSecret => Credentials.Any(c => c.Name == PathSecret.Name);

    /// <summary>The name of the first required credential that is not there; null when all are.</summary>
    public string? FirstMissing(IReadOnlyDictionary<string, string> given) =>
        Credentials.FirstOrDefault(c => c.Required && string.IsNullOrWhiteSpace(given.GetValueOrDefault(c.Name)))?.Name;
}

/// <param name="Name">As in the contract ("AccessToken").</param>
/// <param name="Secret">Never shown again once it is saved.</param>
public sealed record Credential(string Name, bool Required, bool Secret)
{
    /// <summary>Helpdesk makes it up, and it is pasted at the provider: nobody types it here.</summary>
    public bool Ours { get; init; } = Name == PathSecret.Name;
}
