using Helpdesk.Core.Channels;

namespace Helpdesk.Web.Features.Channels;

/// <summary>What stands in the form of a channel. Secrets that are kept are not in it.</summary>
public sealed class ChannelInput
{
    public string Provider { get; set; } = "";
    public string Key { get; set; } = "";
    public string DisplayName { get; set; } = "";
    public string? PhoneNumber { get; set; }
    public string? ApiBaseUrl { get; set; }
    public Dictionary<string, string> Credentials { get; } = [];
    public HashSet<string> Forgotten { get; } = [];

    public static ChannelInput Of(ChannelForm form)
    {
        var input = new ChannelInput
        {
            Provider = form.Provider,
            Key = form.Key,
            DisplayName = form.DisplayName,
            PhoneNumber = form.PhoneNumber,
            ApiBaseUrl = form.ApiBaseUrl,
        };
        foreach (var (name, value) in form.Credentials) input.Credentials[name] = value;
        return input;
    }

    public ChannelForm ToForm() => new(Provider, Key.Trim(), DisplayName)
    {
        PhoneNumber = PhoneNumber,
        ApiBaseUrl = ApiBaseUrl,
        Credentials = Credentials.ToDictionary(c => c.Key, c => c.Value.Trim()),
        Forgotten = Forgotten.ToHashSet(),
    };
}
