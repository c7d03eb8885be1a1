using Helpdesk.Core.Desk;
using Helpdesk.Web.Shell;
using Microsoft.Extensions.Localization;

namespace Helpdesk.Web.Features.Channels;

/// <summary>How a channel fares, at a glance.</summary>
/// <param name="State">For tests and scripts: off, connected, disconnected, unknown.</param>
public sealed record ChannelLook(string State, string? Colour, string Words)
{
    public static ChannelLook Of(ChannelCard card, IStringLocalizer<ChannelTexts> texts, Times times) => (card.Active, card.Connected) switch
    {
        (false, _) => new("off", null, texts["Off"]),
        (_, null) => new("unknown", null, texts["StateUnknown"]),
        (_, true) => new("connected", "green", Since("Connected", card, texts, times)),
        _ => new("disconnected", "red", Since("Disconnected", card, texts, times)),
    };

    private static string Since(string state, ChannelCard card, IStringLocalizer<ChannelTexts> texts, Times times) =>
        card.ConnectedAt is { } at ? texts[$"{state}Since", times.Brief(at)] : texts[state];
}
