namespace InsightsEtl.Load.Ops;

/// <summary>The newest step of its kind of a month.</summary>
/// <param name="State">running, succeeded, failed, skipped or interrupted.</param>
/// <param name="ElapsedSeconds">So far, while it runs.</param>
public sealed record StepRow(
    DateOnly MonthStart,
    string Step,
    long RunId,
    string State,
    double ElapsedSeconds,
    long? RowsIn,
    long? RowsOut,
    long? RowsRejected,
    DateTime StartedAt,
    string? Message);
