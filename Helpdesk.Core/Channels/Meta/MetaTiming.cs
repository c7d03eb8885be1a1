namespace Helpdesk.Core.Channels.Meta;

/// <summary>Meta's own limits are what <see cref="SendTiming"/> begins with (Cloud API: throughput, pair rate limits).</summary>
public sealed record MetaTiming : SendTiming
{
    /// <summary>For the largest document over a slow line.</summary>
    public TimeSpan UploadTimeout { get; init; } = TimeSpan.FromMinutes(3);
}
