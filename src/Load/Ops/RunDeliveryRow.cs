namespace InsightsEtl.Load.Ops;

/// <summary>A delivery that a run used for a month.</summary>
/// <param name="Identity">SHA-256 of its parts' hashes in order, lower-case hex.</param>
/// <param name="IsCurrent">No later delivery of the date has taken its place since.</param>
/// <param name="IsNew">The publish before had another delivery, or none, in its place.</param>
public sealed record RunDeliveryRow(
    DateOnly MonthStart,
    string Feed,
    DateOnly DeliveryDate,
    string Identity,
    long RowCount,
    long DeliveredBytes,
    DateTime LandedAt,
    bool IsCurrent,
    long RowsIn,
    long RowsUsed,
    long RowsDuplicate,
    long RowsRejected,
    bool IsNew);
