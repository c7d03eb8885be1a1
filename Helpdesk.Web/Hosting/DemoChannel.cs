using Helpdesk.Core.Data;

namespace Helpdesk.Web.Hosting;

/// <summary>A number of the demonstration: a channel like any other, only that its provider's API is the simulator.</summary>
/// <param name="Provider">As the contract spells it ("ZApi").</param>
/// <param name="Brand">As people write it ("Z-API").</param>
/// <param name="ApiPath">Where the simulator answers in the provider's place.</param>
public sealed record DemoChannel(
    string Key, string Provider, string Brand, string DisplayName, string PhoneNumber, string ApiPath, IReadOnlyDictionary<string, string> Credentials)
{
    public const string Secret = "demo-webhook-secret";

    public static DemoChannel Meta { get; } = new(
        DemoData.ChannelKey, "Meta", "Meta", "WhatsApp demonstração", "+5511900000100", "/simulator/meta", new Dictionary<string, string>
        {
            ["PhoneNumberId"] = "209900000000100",
            ["BusinessAccountId"] = "104500000000100",
            ["AccessToken"] = "demo-access-token",
            ["AppSecret"] = "demo-app-secret",
            ["VerifyToken"] = "demo-verify-token",
        });

    public static DemoChannel ZApi { get; } = new(
        "zapi-demo", "ZApi", "Z-API", "Z-API demonstração", "+5511900000300", "/simulator/z-api", new Dictionary<string, string>
        {
            ["InstanceId"] = "3D0000000000000000000000000DEC01",
            ["Token"] = "demo-instance-token",
            ["ClientToken"] = "demo-client-token",
            ["WebhookSecret"] = Secret,
        });

    public static DemoChannel UltraMsg { get; } = new(
        "ultramsg-demo", "UltraMsg", "UltraMsg", "UltraMsg demonstração", "+5511900000500", "/simulator/ultramsg", new Dictionary<string, string>
        {
            ["InstanceId"] = "instance70100",
            ["Token"] = "demo-token",
            ["WebhookSecret"] = Secret,
        });

    public static DemoChannel Gupshup { get; } = new(
        "gupshup-demo", "Gupshup", "Gupshup", "Gupshup demonstração", "+5511900000700", "/simulator/gupshup", new Dictionary<string, string>
        {
            ["AppName"] = "HelpdeskDemo",
            ["GsAppId"] = "6b1f0f0e-0000-4c11-9a55-000000000100",
            ["ApiKey"] = "demo-api-key",
            ["SourcePhone"] = "5511900000700",
            ["WebhookSecret"] = Secret,
        });

    public static IReadOnlyList<DemoChannel> All { get; } = [Meta, ZApi, UltraMsg, Gupshup];

    /// <summary>The number in digits only, as providers write it.</summary>
    public string Number => PhoneNumber[1..];
}
