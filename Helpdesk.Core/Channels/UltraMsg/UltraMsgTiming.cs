namespace Helpdesk.Core.Channels.UltraMsg;

/// <summary>
/// UltraMsg queues what it takes and sends it at its own pace, so we need not be slow. An attempt has room for the upload of a file.
/// </summary>
public sealed record UltraMsgTiming : SendTiming
{
    public UltraMsgTiming() => (AttemptTimeout, Retries, PerSecond) = (TimeSpan.FromSeconds(45), 2, 20);

    /// <summary>Shorter than an attempt, so that an upload that hangs is known as not sent.</summary>
    public TimeSpan UploadTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
