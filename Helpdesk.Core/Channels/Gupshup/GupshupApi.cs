namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>Addresses and headers of Gupshup's self-serve API.</summary>
internal static class GupshupApi
{
    public const string ClientName = GupshupProvider.ProviderName;

    private const string KeyHeader = "apikey";

    public static readonly ProviderNeeds Needs = new("https://api.gupshup.io", "AppName",
    [
        new("AppName", Required: true, Secret: false),
        new("GsAppId", Required: false, Secret: false),
        new("ApiKey", Required: true, Secret: true),
        new("SourcePhone", Required: true, Secret: false),
        new(PathSecret.Name, Required: true, Secret: true),
    ]);

    public static IReadOnlyList<string> SecretHeaders { get; } = [KeyHeader];

    /// <summary>The app's id, which some calls want instead of its name; null when the channel has none.</summary>
    public static string? AppIdOf(ChannelAccess channel) => channel.Credentials.GetValueOrDefault("GsAppId") is { Length: > 0 } id ? id : null;

    public static HttpRequestMessage Request(HttpMethod method, ChannelAccess channel, string path)
    {
        var request = new HttpRequestMessage(method, new Uri($"{channel.ApiBaseUrl.AbsoluteUri.TrimEnd('/')}/{path}"));
        request.Headers.Add(KeyHeader, channel["ApiKey"]);
        return request;
    }
}
