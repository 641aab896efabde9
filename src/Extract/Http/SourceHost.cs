using Polly;

namespace InsightsEtl.Extract;

/// <summary>One host as everybody in a run shares it: its turns and its pipeline.</summary>
sealed record SourceHost(HostTurns Turns, ResiliencePipeline Pipeline)
{
    public static SourceHost New(string authority, SourceLimits limits, TimeProvider clock, PullProgress progress)
    {
        var turns = new HostTurns(limits.ParallelPerHost, clock);
        return new(turns, Resilience.For(turns, limits, clock, Wait));

        void Wait(TimeSpan delay, Exception? why)
        {
            if (why is PassingFaultException { RetryAfter: not null }) turns.HoldFor(delay);
            progress.Wait(authority, clock.GetUtcNow() + delay, why?.Message ?? "");
        }
    }
}
