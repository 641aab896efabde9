using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>The requests for runs in the ledger; a unique index keeps at most one open per month.</summary>
public static class RequestLedger
{
    /// <summary>Asks for a month, or for the night.</summary>
    /// <param name="month">Null: the night.</param>
    /// <param name="isAskedAgain">Whether a month that is open is looked at once more when that has ended.</param>
    /// <returns>The request, and whether it is this one; else the one that was there first.</returns>
    public static async Task<(QueuedRequest Request, bool IsNew)> AddAsync(
        NpgsqlConnection connection, Month? month, WantedRun wanted, Asker asker, CancellationToken cancellationToken, bool isAskedAgain = false)
    {
        await connection.RunAsync(SqlText.Read("ledger/request_sweep.sql"), cancellationToken);
        while (true)
        {
            var added = await connection.ScalarAsync<long?>(
                SqlText.Read("ledger/request_add.sql"), cancellationToken,
                ("month", month?.First), ("step", wanted.Step), ("forced", wanted.IsForced), ("from_landing", wanted.IsFromLanding),
                ("source", RunLedger.Word(asker.Source)), ("who", asker.Who), ("why", asker.Why));
            if (added is null && isAskedAgain && await connection.RunAsync(
                SqlText.Read("ledger/request_ask_again.sql"), cancellationToken, ("month", month?.First)) == 0) continue;
            var request = added is { } id
                ? await FindAsync(connection, id, cancellationToken)
                : await OpenOfAsync(connection, month, cancellationToken);
            // The one that was there first may have ended in between: then there is room.
            if (request is not null) return (request, added is not null);
        }
    }

    /// <summary>Open requests in the order in which they will be taken, the night first.</summary>
    public static async Task<IReadOnlyList<QueuedRequest>> OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await ListAsync(connection, int.MaxValue, requestId: null, month: null, isOnlyOpen: true, cancellationToken);

    /// <summary>Open requests, then the newest that have ended.</summary>
    public static async Task<IReadOnlyList<QueuedRequest>> NewestAsync(
        NpgsqlConnection connection, int count, CancellationToken cancellationToken) =>
        await ListAsync(connection, count, requestId: null, month: null, isOnlyOpen: false, cancellationToken);

    public static async Task<QueuedRequest?> FindAsync(NpgsqlConnection connection, long requestId, CancellationToken cancellationToken) =>
        (await ListAsync(connection, 1, requestId, month: null, isOnlyOpen: false, cancellationToken)).FirstOrDefault();

    /// <param name="month">Null: the night.</param>
    public static async Task<QueuedRequest?> OpenOfAsync(NpgsqlConnection connection, Month? month, CancellationToken cancellationToken) =>
        (await ListAsync(connection, int.MaxValue, requestId: null, month, isOnlyOpen: true, cancellationToken))
        .Find(request => request.Month == month);

    /// <summary>Months that a night found open and that have ended since: the caller's transaction answers for them.</summary>
    public static async Task<IReadOnlyList<Month>> AskedAgainAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.RowsAsync(
            SqlText.Read("ledger/request_asked_again.sql"), row => Month.Of(row.GetFieldValue<DateOnly>(0)), cancellationToken);

    /// <summary>Takes back a request that nobody has begun, or wishes that one that is worked on end within seconds.</summary>
    /// <returns>Its state thereafter and its newest run; null where it has ended, or somebody has wished so before.</returns>
    public static async Task<(string State, long? RunId)?> CancelAsync(
        NpgsqlConnection connection, long requestId, Asker asker, CancellationToken cancellationToken) =>
        await connection.RowsAsync(
            SqlText.Read("ledger/request_cancel.sql"), row => (row.GetString(0), row.GetFieldValue<long?>(1)), cancellationToken,
            ("request", requestId), ("who", asker.Who), ("why", asker.Why)) is [var wished] ? wished : null;

    /// <summary>Wishes that a run end early; false where it has ended, or somebody has wished so before.</summary>
    public static async Task<bool> CancelRunAsync(NpgsqlConnection connection, long runId, Asker asker, CancellationToken cancellationToken) =>
        await connection.RunAsync(
            SqlText.Read("ledger/run_cancel.sql"), cancellationToken, ("run", runId), ("who", asker.Who), ("why", asker.Why)) > 0;

    static Task<List<QueuedRequest>> ListAsync(
        NpgsqlConnection connection, int count, long? requestId, Month? month, bool isOnlyOpen, CancellationToken cancellationToken) =>
        connection.RowsAsync(
            SqlText.Read("ledger/requests.sql"), QueuedRequest.Read, cancellationToken,
            ("count", count), ("request", requestId), ("month", month?.First), ("only_open", isOnlyOpen));
}
