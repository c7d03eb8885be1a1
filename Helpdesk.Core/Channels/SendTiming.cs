namespace Helpdesk.Core.Channels;

/// <summary>How patient we are with a provider, and how fast it lets us go.</summary>
public record SendTiming
{
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(15);

    public int Retries { get; init; } = 3;

    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>What is longer is not waited for but given back, so that other conversations go on.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>When to come back after the provider refused without saying when.</summary>
    public TimeSpan ComeBack { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan ComeBackLater { get; init; } = TimeSpan.FromHours(1);

    public int BreakAfter { get; init; } = 6;

    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Messages per second and channel.</summary>
    public int PerSecond { get; init; } = 80;

    /// <summary>Messages to one person at once, before one per <see cref="PairPeriod"/> goes.</summary>
    public int PairBurst { get; init; } = 45;

    public TimeSpan PairPeriod { get; init; } = TimeSpan.FromSeconds(6);
}
