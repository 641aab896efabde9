namespace InsightsEtl.Load.Ops;

/// <summary>All there is about a run.</summary>
/// <param name="Lines">The newest of what it said.</param>
/// <param name="Rejects">As filtered, up to a limit; <paramref name="RejectCounts"/> are whole.</param>
/// <param name="Publishes">What it published, and how that differs from what was there before.</param>
public sealed record RunDetail(
    RunRow Run,
    IReadOnlyList<RunStepRow> Steps,
    IReadOnlyList<LogLineRow> Lines,
    IReadOnlyList<RunDeliveryRow> Deliveries,
    IReadOnlyList<RunCheckRow> Checks,
    IReadOnlyList<RejectCountRow> RejectCounts,
    IReadOnlyList<RejectedRow> Rejects,
    IReadOnlyList<RunPublishRow> Publishes,
    IReadOnlyList<RunFileRow> Files)
{
    public const int LinesShown = 500;
}
