using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>How one month of a run ended.</summary>
/// <param name="Publication">Null: nothing was published, because it failed or was up to date.</param>
/// <param name="Message">One line for the operator.</param>
sealed record MonthOutcome(Month Month, ExitCode Code, Publication? Publication, string Message);
