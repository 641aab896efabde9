using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Api;

/// <summary>What a request would do, told before it is made.</summary>
/// <param name="Text">For the operator; where the month is open already, by whom.</param>
/// <param name="RequestId">The request that is there first; null: none.</param>
sealed record ApiPlan(string Month, string Text, long? RequestId)
{
    public static ApiPlan Of(PlannedRun plan) => new(plan.Month.ToString(), plan.Sentence, plan.Open?.RequestId);
}
