using Helpdesk.Core.Channels;
using Helpdesk.Core.Channels.Meta;
using Helpdesk.Core.Data;

namespace Helpdesk.Web.Hosting;

/// <summary>The channel of the demonstration: a Meta number like any other, only that its Graph API is the simulator.</summary>
public static class DemoChannel
{
    public const string GraphPath = "/simulator/graph";
    private const string Section = $"Helpdesk:Channels:{DemoData.ChannelKey}";

    /// <summary>Declares it as settings would. The port is only known for certain when the server listens.</summary>
    public static void Declare(ConfigurationManager configuration)
    {
        var guess = OwnAddress.Of((configuration["urls"] ?? "").Split(';')) ?? new Uri("http://localhost");
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [$"{Section}:Provider"] = MetaProvider.ProviderName,
            [$"{Section}:DisplayName"] = "WhatsApp demonstração",
            [$"{Section}:PhoneNumber"] = "+5511900000100",
            [$"{Section}:PhoneNumberId"] = "209900000000100",
            [$"{Section}:BusinessAccountId"] = "104500000000100",
            [$"{Section}:AccessToken"] = "demo-access-token",
            [$"{Section}:AppSecret"] = "demo-app-secret",
            [$"{Section}:VerifyToken"] = "demo-verify-token",
            [$"{Section}:ApiBaseUrl"] = GraphAt(guess),
        });
    }

    /// <summary>Tells the channel where the simulator really is, when that is elsewhere than was guessed.</summary>
    public static async Task MoveAsync(IConfiguration configuration, DeclaredChannels channels, Uri address)
    {
        if (configuration[$"{Section}:ApiBaseUrl"] == GraphAt(address)) return;

        configuration[$"{Section}:ApiBaseUrl"] = GraphAt(address);
        await channels.ApplyAsync();
    }

    private static string GraphAt(Uri address) => new Uri(address, GraphPath).AbsoluteUri;
}
