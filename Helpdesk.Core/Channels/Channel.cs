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

    /// <summary><see cref="IProvider.Name"/>.</summary>
    public string Provider { get; private set; } = "";

    public string DisplayName { get; private set; } = "";

    /// <summary>E.164; null when not told.</summary>
    public string? PhoneNumber { get; private set; }

    /// <summary>What the provider calls it in its bodies (Meta: phone_number_id).</summary>
    public string Account { get; private set; } = "";

    public string ApiBaseUrl { get; private set; } = "";

    /// <summary>The credentials as JSON, encrypted.</summary>
    public byte[] Secrets { get; private set; } = [];

    public bool Active { get; private set; } = true;

    /// <summary>The settings declare it, and say it again at each start: on screen it is only shown.</summary>
    public bool Declared { get; private set; }

    /// <summary>Whether the number is connected to WhatsApp; null while nobody told.</summary>
    public bool? Connected { get; private set; }

    public DateTimeOffset? ConnectedAt { get; private set; }

    /// <summary>Why it is not connected, in the provider's words.</summary>
    public string? ConnectionWords { get; private set; }

    /// <param name="declared">By the settings and not by an administrator.</param>
    public void Describe(ChannelFacts facts, bool declared)
    {
        Declared = declared;
        Provider = facts.Provider;
        DisplayName = facts.DisplayName;
        PhoneNumber = facts.PhoneNumber;
        Account = facts.Account;
        ApiBaseUrl = facts.ApiBaseUrl;
        Secrets = facts.Secrets;
        Active = true;
        Announce(new ChannelChanged(Id));
    }

    public void Switch(bool active)
    {
        Active = active;
        Announce(new ChannelChanged(Id));
    }

    /// <summary>States come twice and out of order: the latest counts.</summary>
    public void Hear(ChannelState state)
    {
        if (ConnectedAt > state.At) return;

        var isNews = Connected != state.Connected || ConnectionWords != state.Words;
        (Connected, ConnectedAt, ConnectionWords) = (state.Connected, state.At, Checked.Cut(state.Words, Limits.Line));
        if (isNews) Announce(new ChannelChanged(Id));
    }
}

public sealed record ChannelFacts(string Provider, string DisplayName, string? PhoneNumber, string Account, string ApiBaseUrl, byte[] Secrets);

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
