using Npgsql;

namespace InsightsEtl.Load;

/// <summary>An answer of the ledger as headings and rows of values (numbers, dates, booleans, null), for a person, a page or JSON alike.</summary>
public sealed record LedgerTable(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<object?>> Rows)
{
    /// <summary>Steps of a run, in the order in which they began.</summary>
    public static Task<LedgerTable> StepsAsync(NpgsqlConnection connection, long runId, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/steps_of_run.sql", cancellationToken, ("run", runId));

    /// <summary>Deliveries a run used, with what became of their rows.</summary>
    public static Task<LedgerTable> DeliveriesAsync(NpgsqlConnection connection, long runId, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/deliveries_of_run.sql", cancellationToken, ("run", runId));

    public static Task<LedgerTable> ChecksAsync(NpgsqlConnection connection, long runId, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/checks_of_run.sql", cancellationToken, ("run", runId));

    public static Task<LedgerTable> PublishesAsync(NpgsqlConnection connection, long runId, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/publishes_of_run.sql", cancellationToken, ("run", runId));

    /// <summary>Deliveries that are left out until they are delivered again.</summary>
    public static Task<LedgerTable> ProblemsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/problems.sql", cancellationToken);

    /// <summary>Rejected rows of a month, the newest run's.</summary>
    /// <param name="limit">Most rows to show; the counts by reason are in <see cref="RejectCountsAsync"/>.</param>
    public static Task<LedgerTable> RejectsAsync(
        NpgsqlConnection connection, DateOnly monthStart, int limit, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/rejects_of_month.sql", cancellationToken, ("month", monthStart), ("limit", limit));

    public static Task<LedgerTable> RejectCountsAsync(NpgsqlConnection connection, DateOnly monthStart, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/reject_counts_of_month.sql", cancellationToken, ("month", monthStart));

    public static Task<LedgerTable> OrphansAsync(
        NpgsqlConnection connection, DateOnly monthStart, int limit, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/orphans_of_month.sql", cancellationToken, ("month", monthStart), ("limit", limit));

    /// <summary>What is published, month by month.</summary>
    public static Task<LedgerTable> PublishedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/published.sql", cancellationToken);

    public static Task<LedgerTable> OrphanCountsAsync(NpgsqlConnection connection, DateOnly monthStart, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/orphan_counts_of_month.sql", cancellationToken, ("month", monthStart));

    /// <summary>Report files of months, both ends inclusive; null: no bound.</summary>
    /// <param name="dataset">Null: all.</param>
    public static Task<LedgerTable> ReportFilesAsync(
        NpgsqlConnection connection, DateOnly? from, DateOnly? to, string? dataset, bool isOnlyNewest, CancellationToken cancellationToken) =>
        ReadAsync(
            connection, "ledger/report_files.sql", cancellationToken,
            ("from", from ?? DateOnly.MinValue), ("to", to ?? DateOnly.MaxValue), ("dataset", dataset), ("only_newest", isOnlyNewest));

    /// <summary>What a run said, in order.</summary>
    /// <param name="after">Number of the last line seen; 0: from the first.</param>
    public static Task<LedgerTable> LogLinesAsync(NpgsqlConnection connection, long runId, int after, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/log_lines_of_run.sql", cancellationToken, ("run", runId), ("after", after));

    /// <summary>How far a run is with each piece of its work.</summary>
    public static Task<LedgerTable> ProgressAsync(NpgsqlConnection connection, long runId, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/progress_of_run.sql", cancellationToken, ("run", runId));

    /// <summary>Workers that are there.</summary>
    public static Task<LedgerTable> WorkersAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        ReadAsync(connection, "ledger/workers.sql", cancellationToken);

    /// <summary>Each row as an object with the headings for names.</summary>
    public IEnumerable<Dictionary<string, object?>> Objects() =>
        Rows.Select(row => Headings.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));

    /// <summary>Each row as text: null is empty, instants are UTC.</summary>
    public IEnumerable<IReadOnlyList<string>> Texts() => Rows.Select(row => (IReadOnlyList<string>)[.. row.Select(Text)]);

    static async Task<LedgerTable> ReadAsync(
        NpgsqlConnection connection, string file, CancellationToken cancellationToken, params (string Name, object? Value)[] parameters)
    {
        string[] headings = [];
        var rows = await connection.RowsAsync(
            SqlText.Read(file),
            row =>
            {
                headings = [.. Enumerable.Range(0, row.FieldCount).Select(row.GetName)];
                return (IReadOnlyList<object?>)[.. Enumerable.Range(0, row.FieldCount).Select(place => row.IsDBNull(place) ? null : row.GetValue(place))];
            },
            cancellationToken, parameters);
        return new LedgerTable(headings, rows);
    }

    static string Text(object? value) => value switch
    {
        null => "",
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool isTrue => isTrue ? "yes" : "no",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
