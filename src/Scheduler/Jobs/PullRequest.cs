using InsightsEtl.Extract;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>What a run is to pull from services.</summary>
/// <param name="Today">The run's date, in the schedule's zone.</param>
sealed record PullRequest(SourceSet Set, DateOnly Today);
