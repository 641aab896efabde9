using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace InsightsEtl.Extract;

/// <summary>The one definition of how a host is asked: retries around turns around a circuit breaker around a time limit.</summary>
static class Resilience
{
    static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);
    static readonly TimeSpan BreakTime = TimeSpan.FromSeconds(30);

    /// <param name="onWait">Told of every wait before a retry.</param>
    public static ResiliencePipeline For(HostTurns turns, SourceLimits limits, TimeProvider clock, Action<TimeSpan> onWait) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is PassingFaultException or BrokenCircuitException or TimeoutRejectedException),
                MaxRetryAttempts = limits.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = limits.RetryDelay,
                MaxDelay = LongestBackOff,
                DelayGenerator = static arguments => ValueTask.FromResult(Asked(arguments.Outcome.Exception)),
                OnRetry = arguments =>
                {
                    onWait(arguments.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .AddStrategy(_ => new HostTurnStrategy(turns), new HostTurnStrategy.Options())
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = static arguments => ValueTask.FromResult(IsOutage(arguments.Outcome.Exception)),
                FailureRatio = 0.9,
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromMinutes(1),
                BreakDuration = BreakTime,
            })
            .AddTimeout(limits.PageTime)
            .Build();

    /// <returns>Null leaves it to the back-off.</returns>
    static TimeSpan? Asked(Exception? exception) => exception switch
    {
        PassingFaultException { RetryAfter: { } asked } => asked,
        BrokenCircuitException { RetryAfter: { } asked } => asked,
        _ => null,
    };

    /// <summary>A host that says when to come back, or sends nonsense, is there.</summary>
    static bool IsOutage(Exception? exception) =>
        exception is TimeoutRejectedException or PassingFaultException { RetryAfter: null, IsContent: false };
}
