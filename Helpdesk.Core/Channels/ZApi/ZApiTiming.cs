namespace Helpdesk.Core.Channels.ZApi;

/// <summary>Z-API queues by itself and leaves one to three seconds between messages: hurry gains nothing, and files travel in the request.</summary>
public sealed record ZApiTiming : SendTiming
{
    public ZApiTiming()
    {
        AttemptTimeout = TimeSpan.FromSeconds(30);
        PerSecond = 10;
        PairBurst = 20;
        PairPeriod = TimeSpan.FromSeconds(2);
    }
}
