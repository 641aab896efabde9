using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Commands;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>How a run ended.</summary>
/// <param name="Code">That of the first month that failed.</param>
sealed record RunOutcome(long RunId, ExitCode Code, PickupResult PickedUp, IReadOnlyList<MonthOutcome> Months);
