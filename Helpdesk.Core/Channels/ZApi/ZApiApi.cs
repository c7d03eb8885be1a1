namespace Helpdesk.Core.Channels.ZApi;

/// <summary>Addresses and headers of Z-API.</summary>
internal static class ZApiApi
{
    public const string ClientName = "ZApi";

    public static readonly ProviderNeeds Needs = new("https://api.z-api.io", "InstanceId",
    [
        new("InstanceId", Required: true, Secret: false),
        new("Token", Required: true, Secret: true),

        // Only accounts that switched the security token on have one.
        new("ClientToken", Required: false, Secret: true),
        new(PathSecret.Name, Required: true, Secret: true),
    ]);

    public static HttpRequestMessage Request(HttpMethod method, ChannelAccess channel, string path)
    {
        var instance = $"instances/{Uri.EscapeDataString(channel["InstanceId"])}/token/{Uri.EscapeDataString(channel["Token"])}";
        var request = new HttpRequestMessage(method, new Uri($"{channel.ApiBaseUrl.AbsoluteUri.TrimEnd('/')}/{instance}/{path}"));
        if (channel.Credentials.GetValueOrDefault("ClientToken") is { Length: > 0 } token) request.Headers.Add("Client-Token", token);
        return request;
    }
}
