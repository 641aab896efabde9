using InsightsEtl.Extract;
using InsightsEtl.Load;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>What a request for a month would do, told before it is made.</summary>
/// <param name="Sentence">For the operator.</param>
/// <param name="Open">The request that is there first; null: none.</param>
sealed record PlannedRun(Month Month, MonthPlan Plan, string Sentence, QueuedRequest? Open)
{
    public static PlannedRun Of(MonthPlan plan, WantedRun wanted, QueuedRequest? open) =>
        new(plan.Month, plan, open?.AlreadyText ?? plan.Sentence(StepOf(wanted), wanted.IsForced), open);

    /// <exception cref="ArgumentException">There is no such step.</exception>
    public static RunStep? StepOf(WantedRun wanted) =>
        wanted.Step is null ? null : Enum.Parse<RunStep>(wanted.Step, ignoreCase: true);
}
