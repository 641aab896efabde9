namespace InsightsEtl.Load.Ops;

/// <summary>A run, with the months it worked on and who asked for it.</summary>
/// <param name="FinishedAt">Null while it runs.</param>
/// <param name="FirstMonth">Null: it came to no month.</param>
/// <param name="RequestId">Null: nobody asked by the door.</param>
public sealed record RunRow(
    long RunId,
    string Command,
    string State,
    int? ExitCode,
    string? Message,
    DateTime StartedAt,
    DateTime? FinishedAt,
    string? CancelledBy,
    string? CancelReason,
    DateOnly? FirstMonth,
    DateOnly? LastMonth,
    int MonthCount,
    long? RequestId,
    string? RequestedBy,
    string? Reason,
    string? Source);
