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

    /// <summary>Since when <see cref="Connected"/> is as it is.</summary>
    public DateTimeOffset? ConnectedAt { get; private set; }

    /// <summary>Why it is not connected, in the provider's words.</summary>
    public string? ConnectionWords { get; private set; }

    /// <summary>The settings say what it is, and that it is in use.</summary>
    public void Declare(ChannelFacts facts)
    {
        (Declared, Active) = (true, true);
        Describe(facts);
    }

    /// <summary>The settings name it no more: from now on administrators may change it.</summary>
    public void Release()
    {
        Declared = false;
        Announce(new ChannelChanged(Id));
    }

    /// <summary>The settings declare its account as another channel.</summary>
    public void GiveWay()
    {
        (Declared, Active) = (false, false);
        Announce(new ChannelChanged(Id));
    }

    /// <summary>An administrator says what it is.</summary>
    /// <exception cref="RefusedException">The settings declare it.</exception>
    public void Change(ChannelFacts facts)
    {
        RefuseDeclared();
        Describe(facts);

        // What was refused before may be right now: nobody told yet.
        if (Connected == false) (Connected, ConnectedAt, ConnectionWords) = (null, null, null);
    }

    /// <exception cref="RefusedException">The settings declare it.</exception>
    public void Switch(bool active)
    {
        RefuseDeclared();
        if (Active == active) return;

        Active = active;
        Announce(new ChannelChanged(Id));
    }

    /// <summary>States come twice and out of order: what is older than the last change counts no more.</summary>
    public void Hear(ChannelState state)
    {
        var words = Checked.Cut(state.Words, Limits.Line);
        if (ConnectedAt > state.At || (Connected == state.Connected && ConnectionWords == words)) return;

        if (Connected != state.Connected) ConnectedAt = state.At;
        (Connected, ConnectionWords) = (state.Connected, words);
        Announce(new ChannelChanged(Id));
    }

    private void Describe(ChannelFacts facts)
    {
        // Of another account nobody told anything yet.
        if (Account != facts.Account) (Connected, ConnectedAt, ConnectionWords) = (null, null, null);

        Provider = facts.Provider;
        DisplayName = facts.DisplayName;
        PhoneNumber = facts.PhoneNumber;
        Account = facts.Account;
        ApiBaseUrl = facts.ApiBaseUrl;
        Secrets = facts.Secrets;
        Announce(new ChannelChanged(Id));
    }

    private void RefuseDeclared()
    {
        if (Declared) throw new RefusedException(Refusal.ChannelDeclared, Key);
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
