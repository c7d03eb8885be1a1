using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Helpdesk.Core.Channels;

/// <summary>
/// One channel's line to its provider: keeps to the speed limits, tries again what certainly was not sent, and leaves the provider
/// alone while it is unwell. A request whose answer was lost is never made again.
/// </summary>
internal sealed class SendLine : IDisposable
{
    private const int SteepestPause = 5;
    private readonly SendTiming _timing;
    private readonly TokenBucketRateLimiter _number;
    private readonly PartitionedRateLimiter<string> _pairs;
    private readonly ConcurrentDictionary<string, int> _pairRefusals = new();
    private readonly ResiliencePipeline<SendAnswer> _pipeline;

    public SendLine(SendTiming timing, TimeProvider time)
    {
        _timing = timing;
        _number = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = timing.PerSecond,
            TokensPerPeriod = timing.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = timing.PerSecond,
        });
        _pairs = PartitionedRateLimiter.Create<string, string>(recipient =>
            RateLimitPartition.GetTokenBucketLimiter(recipient, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = timing.PairBurst,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = timing.PairPeriod,
            }));
        _pipeline = Pipeline(timing, time);
    }

    public async Task<SendOutcome> SendAsync(string recipient, Func<CancellationToken, ValueTask<SendAnswer>> attempt, CancellationToken stop)
    {
        using var pair = _pairs.AttemptAcquire(recipient);
        if (!pair.IsAcquired) return TooFast(pair);

        using var turn = await _number.AcquireAsync(1, stop);
        if (!turn.IsAcquired) return TooFast(turn);

        try
        {
            return Settle(recipient, await _pipeline.ExecuteAsync(attempt, stop));
        }
        catch (BrokenCircuitException e)
        {
            return new NotSent(new Failure(FailureKind.RetryLater, null, e.Message), e.RetryAfter ?? _timing.BreakFor);
        }
        catch (HttpRequestException e) when (ProviderHttp.NothingLeft(e))
        {
            return new NotSent(new Failure(FailureKind.RetryLater, null, e.Message), _timing.ComeBack);
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutRejectedException)
        {
            return new Unconfirmed(e.Message);
        }
    }

    public void Dispose()
    {
        _number.Dispose();
        _pairs.Dispose();
    }

    private static ResiliencePipeline<SendAnswer> Pipeline(SendTiming timing, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<SendAnswer> { TimeProvider = time };
        if (timing.Retries > 0) builder.AddRetry(Retry(timing));

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<SendAnswer>
            {
                ShouldHandle = args => ValueTask.FromResult(IsUnwell(args.Outcome)),
                FailureRatio = 0.5,
                MinimumThroughput = timing.BreakAfter,
                SamplingDuration = timing.BreakFor,
                BreakDuration = timing.BreakFor,
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = timing.AttemptTimeout })
            .Build();
    }

    private static RetryStrategyOptions<SendAnswer> Retry(SendTiming timing) => new()
    {
        ShouldHandle = args => ValueTask.FromResult(MayTryAgain(args.Outcome, timing)),
        DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.RetryAfter),
        MaxRetryAttempts = timing.Retries,
        Delay = timing.FirstPause,
        MaxDelay = timing.LongestPause,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
    };

    private static bool MayTryAgain(Outcome<SendAnswer> outcome, SendTiming timing) => outcome switch
    {
        { Exception: HttpRequestException e } => ProviderHttp.NothingLeft(e),
        { Result: { Again: Again.Soon or Again.Throttled } answer } => !(answer.RetryAfter > timing.LongestPause),
        _ => false,
    };

    // Being told that we are too fast is a sign of health.
    private static bool IsUnwell(Outcome<SendAnswer> outcome) => outcome switch
    {
        { Exception: HttpRequestException or TimeoutRejectedException } => true,
        { Result: { Again: Again.Soon } or { Outcome: Unconfirmed } } => true,
        _ => false,
    };

    private SendOutcome Settle(string recipient, SendAnswer answer)
    {
        var refusals = 0;
        if (answer.Again == Again.Pair) refusals = _pairRefusals.AddOrUpdate(recipient, 1, (_, n) => Math.Min(n + 1, SteepestPause));
        else _pairRefusals.TryRemove(recipient, out _);

        TimeSpan? pause = answer.Again switch
        {
            Again.Never => null,
            Again.Pair => answer.RetryAfter ?? TimeSpan.FromSeconds(Math.Pow(4, refusals)),
            Again.Later => answer.RetryAfter ?? _timing.ComeBackLater,
            _ => answer.RetryAfter ?? _timing.ComeBack,
        };
        return answer.Outcome is NotSent refused ? refused with { RetryAfter = pause } : answer.Outcome;
    }

    private NotSent TooFast(RateLimitLease lease) => new(
        new Failure(FailureKind.RetryLater, null, "Rate limit of our own"),
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : _timing.PairPeriod);
}
