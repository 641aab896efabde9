using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Ops;

namespace InsightsEtl.Scheduler.Api;

/// <summary>A month, as the grid of the ops pages shows it.</summary>
/// <param name="Month">Such as 2026-10.</param>
/// <param name="State">Words such as published, partial, stale; the first says whether it is published.</param>
/// <param name="Gaps">What it does without.</param>
/// <param name="Version">Null: not published.</param>
/// <param name="RowsIn">Null: nothing was read.</param>
/// <param name="Steps">The newest of each kind.</param>
sealed record ApiMonth(
    string Month, IReadOnlyList<string> State, IReadOnlyList<string> Gaps, int? Version, DateOnly? AsOf, bool? IsPartial,
    bool? IsUsageLoaded, bool? IsBillingLoaded, DateTime? PublishedAt, long? RunId, long? RowsIn, long? RowsUsed, long? RowsDuplicate,
    long? RowsRejected, IReadOnlyList<StepRow> Steps)
{
    public static ApiMonth Of(GridMonth month) => new(
        month.Month.ToString(), [.. month.Words.Select(word => word.Word)], month.Gaps, month.Row.Version, month.Row.AsOf,
        month.Row.IsPartial, month.Row.IsUsageLoaded, month.Row.IsBillingLoaded, month.Row.PublishedAt, month.Row.RunId, month.Row.RowsIn,
        month.Row.RowsUsed, month.Row.RowsDuplicate, month.Row.RowsRejected, [.. month.Steps.Values]);
}
