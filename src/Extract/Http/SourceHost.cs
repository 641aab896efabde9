using Polly;

namespace InsightsEtl.Extract;

/// <summary>One host as everybody in a run shares it: its turns and its pipeline.</summary>
sealed record SourceHost(HostTurns Turns, ResiliencePipeline Pipeline)
{
    public static SourceHost New(string authority, SourceLimits limits, TimeProvider clock, PullProgress progress)
    {
        var turns = new HostTurns(authority, limits.ParallelPerHost, clock);
        return new(turns, Resilience.For(turns, limits, clock, delay => progress.Wait(authority, clock.GetUtcNow() + delay)));
    }
}
