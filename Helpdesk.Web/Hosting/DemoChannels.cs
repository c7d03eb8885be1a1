using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Hosting;

/// <summary>Declares the channels of the demonstration as settings would, those whose provider Helpdesk speaks.</summary>
public static class DemoChannels
{
    /// <summary>The port is only known for certain when the server listens: until then a guess.</summary>
    public static void Declare(IConfiguration configuration, ChannelDirectory directory)
    {
        var guess = OwnAddress.Of((configuration["urls"] ?? "").Split(';')) ?? new Uri("http://localhost");
        foreach (var channel in DemoChannel.All.Where(c => directory.ProviderNamed(c.Provider) is not null))
        {
            var section = configuration.GetSection(SectionOf(channel));
            section["Provider"] = channel.Provider;
            section["DisplayName"] = channel.DisplayName;
            section["PhoneNumber"] = channel.PhoneNumber;
            section["ApiBaseUrl"] = ApiAt(guess, channel);
            foreach (var (name, value) in channel.Credentials) section[name] = value;
        }
    }

    /// <summary>Tells the channels where the simulator really is, when that is elsewhere than was guessed.</summary>
    public static async Task MoveAsync(IConfiguration configuration, DeclaredChannels channels, Uri address)
    {
        var moved = false;
        foreach (var channel in DemoChannel.All)
        {
            var section = configuration.GetSection(SectionOf(channel));
            if (section["ApiBaseUrl"] is not { } guess || guess == ApiAt(address, channel)) continue;

            section["ApiBaseUrl"] = ApiAt(address, channel);
            moved = true;
        }

        if (moved) await channels.ApplyAsync();
    }

    private static string SectionOf(DemoChannel channel) => $"Helpdesk:Channels:{channel.Key}";

    private static string ApiAt(Uri address, DemoChannel channel) => new Uri(address, channel.ApiPath).AbsoluteUri;
}
