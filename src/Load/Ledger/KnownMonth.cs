using InsightsEtl.Extract;
using InsightsEtl.Load.Reports;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>A month as the ledger knows it: what is published and how its latest run went.</summary>
/// <param name="Version">Null: not published.</param>
/// <param name="InputsSha256">Of the deliveries it was published from; null: not published.</param>
/// <param name="HasFailed">Its latest run did not succeed.</param>
/// <param name="Steps">State and seconds of the latest run's steps, in order.</param>
/// <param name="AreReportsDue">It has report files, but not all of its version; or a run failed to write its first.</param>
public sealed record KnownMonth(
    DateOnly MonthStart,
    int? Version,
    DateOnly? AsOf,
    bool? IsPartial,
    bool? IsUsageLoaded,
    bool? IsBillingLoaded,
    DateTime? PublishedAt,
    string? InputsSha256,
    long? RunId,
    bool HasFailed,
    string? Message,
    long? RowsIn,
    long? RowsDuplicate,
    long? RowsRejected,
    string[] Steps,
    bool AreReportsDue)
{
    /// <summary>Months that are published or that a run has worked on, oldest first; none where the database is not migrated.</summary>
    public static async Task<IReadOnlyList<KnownMonth>> AllAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = await EtlSession.OpenAsLoginAsync(connectionString, cancellationToken);
        if (!await connection.ScalarAsync<bool>("select to_regclass('etl.publish') is not null", cancellationToken)) return [];
        var due = await MonthReports.DueAsync(connectionString, cancellationToken);
        var months = await connection.RowsAsync(SqlText.Read("ledger/known_month.sql"), Read, cancellationToken);
        return months.ConvertAll(month => month with { AreReportsDue = due.Contains(Month.Of(month.MonthStart)) });
    }

    static KnownMonth Read(NpgsqlDataReader row) => new(
        row.GetFieldValue<DateOnly>(0),
        row.GetFieldValue<int?>(1),
        row.GetFieldValue<DateOnly?>(2),
        row.GetFieldValue<bool?>(3),
        row.GetFieldValue<bool?>(4),
        row.GetFieldValue<bool?>(5),
        row.GetFieldValue<DateTime?>(6),
        row.TextOrNull(7),
        row.GetFieldValue<long?>(8),
        row.GetBoolean(9),
        row.TextOrNull(10),
        row.GetFieldValue<long?>(11),
        row.GetFieldValue<long?>(12),
        row.GetFieldValue<long?>(13),
        row.GetFieldValue<string[]>(14),
        AreReportsDue: false);
}
