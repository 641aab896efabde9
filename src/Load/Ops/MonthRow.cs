namespace InsightsEtl.Load.Ops;

/// <summary>A month as its row in the grid; a month nobody has published or worked on has its row too.</summary>
/// <param name="Version">Null: not published.</param>
/// <param name="PublishedBy">The run that last published it.</param>
/// <param name="RunId">The run that last worked on it; null: none has.</param>
/// <param name="RowsIn">Of its latest run's deliveries; null: nothing was read.</param>
public sealed record MonthRow(
    DateOnly MonthStart,
    int? Version,
    DateOnly? AsOf,
    bool? IsPartial,
    bool? IsUsageLoaded,
    bool? IsBillingLoaded,
    DateTime? PublishedAt,
    string? InputsSha256,
    long? PublishedBy,
    long? RunId,
    long? RowsIn,
    long? RowsUsed,
    long? RowsDuplicate,
    long? RowsRejected);
