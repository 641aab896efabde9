namespace InsightsEtl.Load.Ops;

/// <summary>A step of a run.</summary>
/// <param name="DoneBytes">Of the step under way; null: it is not under way, or has not told yet.</param>
public sealed record RunStepRow(
    DateOnly MonthStart,
    string Step,
    string State,
    double ElapsedSeconds,
    long? RowsIn,
    long? RowsOut,
    long? RowsDuplicate,
    long? RowsRejected,
    long? InputBytes,
    DateTime StartedAt,
    string? Message,
    long? DoneBytes,
    long? TotalBytes,
    long? DoneRows)
{
    /// <summary>Null: how much there is to do is not known.</summary>
    public double? Share => TotalBytes is > 0 and var total && DoneBytes is { } done ? Math.Clamp((double)done / total, 0, 1) : null;
}
