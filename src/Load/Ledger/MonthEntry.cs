using InsightsEtl.Extract;

namespace InsightsEtl.Load;

/// <summary>A month that a command line's run has taken through the door, so that nobody else runs it meanwhile.</summary>
public sealed class MonthEntry
{
    readonly RunLedger _ledger;
    readonly long _requestId;

    MonthEntry(RunLedger ledger, long requestId)
    {
        _ledger = ledger;
        _requestId = requestId;
    }

    /// <param name="lifetime">Without a sign of life of its run for this long, another may take the month.</param>
    /// <exception cref="MonthHeldException">Somebody else has asked for the month, or is at it.</exception>
    public static async Task<MonthEntry> TakeAsync(
        RunLedger ledger, Month month, WantedRun wanted, Asker asker, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var connection = ledger.Connection;
        await connection.RunAsync(SqlText.Read("ledger/request_sweep.sql"), cancellationToken);
        while (true)
        {
            var entered = await connection.ScalarAsync<long?>(
                SqlText.Read("ledger/request_enter.sql"), cancellationToken,
                ("month", month.First), ("step", wanted.Step), ("forced", wanted.IsForced), ("from_landing", wanted.IsFromLanding),
                ("who", asker.Who), ("why", asker.Why), ("run", ledger.RunId), ("lifetime", lifetime));
            if (entered is { } requestId) return new MonthEntry(ledger, requestId);
            if (await RequestLedger.OpenOfAsync(connection, month, cancellationToken) is { } other) throw Held(other);
        }
    }

    public Task LeaveAsync(RunState state, int exitCode, string message, CancellationToken cancellationToken) =>
        _ledger.Connection.RunAsync(
            SqlText.Read("ledger/request_end.sql"), cancellationToken,
            ("request", _requestId), ("attempt", 1), ("state", RunLedger.Word(state)), ("exit_code", exitCode), ("message", message));

    static MonthHeldException Held(QueuedRequest other) => new(other.RunId is { } runId
        ? $"{other.Name} is held by run {runId}; wait for it to end, `insights runs` shows how far it is."
        : $"{other.AlreadyText} A worker will run it; `insights cancel {other.Name}` takes it back.");
}
