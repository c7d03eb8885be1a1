namespace Helpdesk.Core.Channels.Gupshup;

/// <summary>Gupshup takes about ten messages a second of an app; behind it Meta's own limits hold (<see cref="SendTiming"/>).</summary>
public sealed record GupshupTiming : SendTiming
{
    public GupshupTiming() => PerSecond = 10;
}
