using InsightsEtl.Extract;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>What a run is to pull from services.</summary>
/// <param name="Today">The date at the time of the run, in the schedule's zone: a host lives longer than a day.</param>
sealed record PullRequest(SourceSet Set, Func<DateOnly> Today);
