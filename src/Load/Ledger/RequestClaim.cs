using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>A request that a worker has taken. Whoever takes it next, because the worker was silent, takes the right to end it too.</summary>
/// <param name="Lifetime">Without a sign of life for this long, another worker may take it.</param>
public sealed record RequestClaim(QueuedRequest Request, TimeSpan Lifetime)
{
    /// <summary>The night first, then the oldest month; null where there is nothing to do.</summary>
    public static async Task<RequestClaim?> TakeAsync(
        NpgsqlConnection connection, Guid workerId, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        await connection.RunAsync(SqlText.Read("ledger/request_sweep.sql"), cancellationToken);
        var taken = await connection.RowsAsync(
            SqlText.Read("ledger/request_claim.sql"), QueuedRequest.Read, cancellationToken, ("worker", workerId), ("lifetime", lifetime));
        Fault.Hit("request.claimed");
        return taken is [var request] ? new RequestClaim(request, lifetime) : null;
    }

    /// <summary>A sign of life.</summary>
    /// <returns>Whether another has not taken or ended the request; and the wish that it end, null where nobody wishes so.</returns>
    public async Task<(bool IsOurs, string? Wish)> ExtendAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.RowsAsync(
            SqlText.Read("ledger/request_extend.sql"), row => row.TextOrNull(0), cancellationToken,
            ("request", Request.RequestId), ("attempt", Request.Attempt), ("lifetime", Lifetime)) is [var wish] ? (true, wish) : (false, null);

    /// <summary>Notes which run works on it; the run hears of a wish made before it began.</summary>
    public Task RunStartedAsync(RunLedger ledger, CancellationToken cancellationToken) =>
        ledger.Connection.RunAsync(
            SqlText.Read("ledger/request_run.sql"), cancellationToken,
            ("request", Request.RequestId), ("attempt", Request.Attempt), ("run", ledger.RunId));

    /// <param name="state">succeeded, failed, interrupted or cancelled.</param>
    /// <returns>False where another has taken or ended it. It is ours too where it was ended before by a commit whose answer was lost.</returns>
    public async Task<bool> EndAsync(
        NpgsqlConnection connection, string state, int? exitCode, string message, CancellationToken cancellationToken) =>
        await connection.RunAsync(
            SqlText.Read("ledger/request_end.sql"), cancellationToken,
            ("request", Request.RequestId), ("attempt", Request.Attempt), ("state", state), ("exit_code", exitCode), ("message", message)) > 0
        || await RequestLedger.FindAsync(connection, Request.RequestId, cancellationToken) is { } ended
            && ended.Attempt == Request.Attempt && ended.State == state && ended.Message == message;
}
