namespace InsightsEtl.Load;

/// <summary>What a step did, for the ledger; null where a number does not apply.</summary>
public sealed record StepOutcome(
    RunState State,
    string? Message = null,
    long? RowsIn = null,
    long? RowsOut = null,
    long? RowsDuplicate = null,
    long? RowsRejected = null,
    long? InputBytes = null);
