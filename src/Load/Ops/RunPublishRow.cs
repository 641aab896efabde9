namespace InsightsEtl.Load.Ops;

/// <summary>What a run published of a month.</summary>
/// <param name="RowsRekeyed">Rows whose dimension got another version: the same facts under another key.</param>
/// <param name="MemberChanges">Versions of members that were opened, closed or changed.</param>
/// <param name="PreviousVersion">Null: the month was not published before.</param>
public sealed record RunPublishRow(
    DateOnly MonthStart,
    int Version,
    long RowsInserted,
    long RowsUpdated,
    long RowsDeleted,
    long RowsRekeyed,
    long MemberChanges,
    long NextMonthRowsChanged,
    DateTime PublishedAt,
    string Checksum,
    int? PreviousVersion,
    DateTime? PreviousAt,
    long? PreviousRun);
