namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>Addresses of UltraMsg's API (docs.ultramsg.com): all below the instance, with the token in the form or the query.</summary>
internal static class UltraMsgApi
{
    public const string ClientName = UltraMsgProvider.ProviderName;

    private const string Prefix = "instance";

    public static readonly ProviderNeeds Needs = new("https://api.ultramsg.com", "InstanceId",
    [
        new("InstanceId", Required: true, Secret: false),
        new("Token", Required: true, Secret: true),
        new(PathSecret.Name, Required: true, Secret: true),
    ]);

    /// <summary>Bodies say "1150" where addresses say "instance1150", and people write either.</summary>
    public static string NumberOf(string instance) =>
        instance.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? instance[Prefix.Length..] : instance;

    public static Uri Address(ChannelAccess channel, string path) => new(
        $"{channel.ApiBaseUrl.AbsoluteUri.TrimEnd('/')}/{Prefix}{Uri.EscapeDataString(NumberOf(channel["InstanceId"]))}/{path}");

    /// <summary>With the token where requests without a body carry it.</summary>
    public static Uri Question(ChannelAccess channel, string path, string more = "") =>
        Address(channel, $"{path}?token={Uri.EscapeDataString(channel["Token"])}{more}");

    /// <summary>A person or group as WhatsApp Web names it; ids that are already so stay as they are.</summary>
    public static string ChatId(string to) => to.Contains('@', StringComparison.Ordinal) ? to : $"{to.TrimStart('+')}@c.us";
}
