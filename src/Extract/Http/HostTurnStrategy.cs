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
        catch (OperationCanceledException cancelled)
        {
            return Outcome.FromException<TResult>(cancelled);
        }

        try
        {
            return await callback(context, state);
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
