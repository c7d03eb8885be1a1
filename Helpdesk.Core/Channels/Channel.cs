using Helpdesk.Core.Data;
using Helpdesk.Core.Live;

namespace Helpdesk.Core.Channels;

/// <summary>A WhatsApp number of the company, at one provider.</summary>
public sealed class Channel : Entity
{
    public Channel(string key) => Key = key;

    private Channel() { }

    /// <summary>Slug in addresses and settings ("meta-main").</summary>
    public string Key { get; private set; } = "";

    public ProviderKind Provider { get; private set; }
    public string DisplayName { get; private set; } = "";

    /// <summary>E.164; null when not told.</summary>
    public string? PhoneNumber { get; private set; }

    /// <summary>What the provider calls it in its bodies (Meta: phone_number_id).</summary>
    public string Account { get; private set; } = "";

    public string ApiBaseUrl { get; private set; } = "";

    /// <summary>The credentials as JSON, encrypted.</summary>
    public byte[] Secrets { get; private set; } = [];

    public bool Active { get; private set; } = true;

    public void Declare(ChannelFacts facts)
    {
        Provider = facts.Provider;
        DisplayName = facts.DisplayName;
        PhoneNumber = facts.PhoneNumber;
        Account = facts.Account;
        ApiBaseUrl = facts.ApiBaseUrl;
        Secrets = facts.Secrets;
        Active = true;
        Announce(new ChannelChanged(Id));
    }
}

public sealed record ChannelFacts(ProviderKind Provider, string DisplayName, string? PhoneNumber, string Account, string ApiBaseUrl, byte[] Secrets);

/// <summary>Something a provider said about a channel, for administrators.</summary>
public sealed class ChannelRemark : Entity
{
    public ChannelRemark(Guid channelId, ChannelNotice notice)
    {
        ChannelId = channelId;
        At = notice.At;
        Kind = notice.Kind;
        Text = notice.Text;
        Announce(new ChannelChanged(channelId));
    }

    private ChannelRemark() { }

    public Guid ChannelId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public string Kind { get; private set; } = "";
    public string Text { get; private set; } = "";
}
