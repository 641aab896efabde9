using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;
using Polly;
using Polly.Retry;

namespace InsightsEtl.Scheduler.Workers;

/// <summary>
/// What is tried again, and when: faults of database and network alone, each time after a longer pause, never two workers in step. A feed
/// that breaks its contract, or a check that fails, is the same the next time.
/// </summary>
static class Patience
{
    const int Tries = 9;

    /// <summary>Longer than a lease: a run that stalls has lost its month by then.</summary>
    const int TriesOfHeldMonth = 24;

    static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    static readonly TimeSpan PauseOfHeldMonth = TimeSpan.FromSeconds(5);

    /// <summary>A request's runs: a lost database for about two minutes, a month held by a run that stalls for as long.</summary>
    /// <param name="say">Told of each pause.</param>
    public static ResiliencePipeline<RunOutcome> OfRun(Action<string> say) => new ResiliencePipelineBuilder<RunOutcome>()
        .AddRetry(new RetryStrategyOptions<RunOutcome>
        {
            Name = "held month",
            ShouldHandle = static arguments => ValueTask.FromResult(arguments.Outcome.Result?.Code == ExitCode.MonthHeld),
            MaxRetryAttempts = TriesOfHeldMonth,
            Delay = PauseOfHeldMonth,
            UseJitter = true,
        })
        .AddRetry(new RetryStrategyOptions<RunOutcome>
        {
            Name = "transient fault",
            // A month that lost the database is an outcome; a run that could not begin, or lost it outside a month, is an exception.
            ShouldHandle = static arguments => ValueTask.FromResult(
                IsTransient(arguments.Outcome.Exception) || arguments.Outcome.Result?.Code == ExitCode.TryLater),
            MaxRetryAttempts = Tries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = First,
            MaxDelay = Longest,
            UseJitter = true,
            OnRetry = arguments =>
            {
                var what = arguments.Outcome.Exception is { } exception ? Failure.Of(exception, interruption: null).Message + " " : "";
                say($"{what}Again in {arguments.RetryDelay.TotalSeconds:F0} s.");
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    /// <summary>A worker's own words with the ledger: as long as it takes.</summary>
    public static ResiliencePipeline OfLedger { get; } = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            Name = "ledger",
            ShouldHandle = static arguments => ValueTask.FromResult(IsTransient(arguments.Outcome.Exception)),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = First / 2,
            MaxDelay = Longest / 4,
            UseJitter = true,
        })
        .Build();

    /// <summary>A service that pulls have waited for is left alone now: it may have asked for that.</summary>
    public static bool IsTransient(Exception? exception) =>
        exception is not null and not OperationCanceledException and not SourceUnavailableException && Failure.Of(exception, interruption: null).Code == ExitCode.TryLater;
}
