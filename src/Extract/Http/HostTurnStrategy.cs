using Polly;

namespace InsightsEtl.Extract;

/// <summary>The step of a pipeline in which an attempt waits for its turn at the host.</summary>
sealed class HostTurnStrategy(HostTurns turns) : ResilienceStrategy
{
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            await turns.TakeAsync(context.CancellationToken);
        }
        catch (Exception missed) when (missed is OperationCanceledException or SourceUnavailableException)
        {
            return Outcome.FromException<TResult>(missed);
        }

        try
        {
            var outcome = await callback(context, state);
            turns.Heed(outcome.Exception);
            return outcome;
        }
        finally
        {
            turns.Leave();
        }
    }

    /// <summary>Nothing about it can be set.</summary>
    public sealed class Options : ResilienceStrategyOptions
    {
        public Options() => Name = "turn";
    }
}
