using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>Messages for the webhook in the ledger: written where the thing happens, sent by whoever comes first.</summary>
public static class AlertLedger
{
    /// <param name="isCheck">The month was held back by its checks; else anything else.</param>
    public static Task RaiseAsync(NpgsqlConnection connection, long runId, bool isCheck, string message, CancellationToken cancellationToken) =>
        connection.RunAsync(
            SqlText.Read("ledger/alert_of_run.sql"), cancellationToken,
            ("run", runId), ("kind", isCheck ? "checks failed" : "failed"), ("message", message));

    /// <returns>False where the message was written before.</returns>
    public static async Task<bool> RaiseAsync(
        NpgsqlConnection connection, Feed feed, DateOnly expected, string message, CancellationToken cancellationToken) =>
        await connection.RunAsync(
            SqlText.Read("ledger/alert_of_feed.sql"), cancellationToken,
            ("feed", feed.Name), ("expected", expected), ("message", message)) > 0;

    /// <summary>The next message to send, kept from other senders until the caller's transaction ends; null: none is due.</summary>
    public static async Task<DueAlert?> NextAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.RowsAsync(SqlText.Read("ledger/alert_due.sql"), DueAlert.Read, cancellationToken)).FirstOrDefault();

    /// <param name="state">sent, due (again after the pause) or given up.</param>
    public static Task TriedAsync(
        NpgsqlConnection connection, DueAlert alert, string state, TimeSpan pause, CancellationToken cancellationToken) =>
        connection.RunAsync(
            SqlText.Read("ledger/alert_tried.sql"), cancellationToken, ("alert", alert.AlertId), ("state", state), ("pause", pause));

    /// <summary>Per feed the newest business date that has landed, and when anything of it last did.</summary>
    public static async Task<IReadOnlyDictionary<string, (DateOnly Date, DateTime LandedAt)>> NewestDeliveriesAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.RowsAsync(
            SqlText.Read("ledger/newest_deliveries.sql"),
            row => (Feed: row.GetString(0), Date: row.GetFieldValue<DateOnly>(1), LandedAt: row.GetDateTime(2)), cancellationToken))
        .ToDictionary(row => row.Feed, row => (row.Date, row.LandedAt));
}
