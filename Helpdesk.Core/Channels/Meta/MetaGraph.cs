using System.Net.Http.Headers;

namespace Helpdesk.Core.Channels.Meta;

/// <summary>Addresses and headers of Meta's Graph API.</summary>
internal static class MetaGraph
{
    public const string ClientName = "Meta";
    public const string Host = "graph.facebook.com";

    public static readonly ProviderNeeds Needs = new($"https://{Host}", "PhoneNumberId",
    [
        new("PhoneNumberId", Required: true, Secret: false),
        new("BusinessAccountId", Required: false, Secret: false),
        new("AccessToken", Required: true, Secret: true),
        new("AppSecret", Required: true, Secret: true),
        new("VerifyToken", Required: true, Secret: true) { Ours = true },
        new("ApiVersion", Required: false, Secret: false),
    ]);

    private const string DefaultVersion = "v25.0";

    public static string NumberOf(ChannelAccess channel) => Uri.EscapeDataString(channel["PhoneNumberId"]);

    public static Uri Address(ChannelAccess channel, string path)
    {
        var version = channel.Credentials.TryGetValue("ApiVersion", out var told) && told.Length > 0 ? told : DefaultVersion;
        return new Uri($"{channel.ApiBaseUrl.AbsoluteUri.TrimEnd('/')}/{version}/{path}");
    }

    public static HttpRequestMessage Request(HttpMethod method, Uri address, ChannelAccess channel) => new(method, address)
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", channel["AccessToken"]) },
    };
}
