using System.Data;
using System.Diagnostics;
using InsightsEtl.Extract;
using Npgsql;

namespace InsightsEtl.Load;

/// <summary>One run in the ledger, from its start to its end. While it lives it holds a lock that dies with its connection.</summary>
public sealed class RunLedger : IAsyncDisposable
{
    readonly NpgsqlConnection _connection;

    RunLedger(NpgsqlConnection connection, long runId)
    {
        _connection = connection;
        RunId = runId;
    }

    public long RunId { get; }

    /// <summary>The database does not answer the run any more, so that no month can be worked on; the next run marks this one interrupted.</summary>
    public bool IsLost => !_connection.FullState.HasFlag(ConnectionState.Open);

    /// <summary>Of the run itself: not for work beside it.</summary>
    internal NpgsqlConnection Connection => _connection;

    /// <param name="command">As the operator gave it, for the ledger.</param>
    public static async Task<RunLedger> StartAsync(string connectionString, string command, CancellationToken cancellationToken)
    {
        var connection = await EtlSession.OpenOwnAsync(connectionString, cancellationToken);
        return await connection.OrCloseAsync(
            async () => new RunLedger(connection, await StartAsync(connection, command, cancellationToken)));
    }

    static async Task<long> StartAsync(NpgsqlConnection connection, string command, CancellationToken cancellationToken)
    {
        await DeadRuns.SweepAsync(connection, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var runId = await connection.ScalarAsync<long>(
            "insert into etl.run (command, process_id) values (@command, @process) returning run_id",
            cancellationToken, ("command", command), ("process", Environment.ProcessId));
        await connection.RunAsync(
            "select pg_advisory_lock(@space, @run)", cancellationToken, ("space", EtlSession.RunLock), ("run", (int)runId));
        Fault.Hit("run.before-started");
        await transaction.CommitAsync(cancellationToken);
        return runId;
    }

    /// <summary>Notes that a step has begun; the stopwatch says how long it has been at work when it ends.</summary>
    public async Task<Stopwatch> StepStartedAsync(Month month, MonthStep step, CancellationToken cancellationToken)
    {
        await _connection.RunAsync(
            "insert into etl.step (run_id, month_start, step) values (@run, @month, @step)",
            cancellationToken, ("run", RunId), ("month", month.First), ("step", Word(step)));
        Fault.Hit("step.started");
        return Stopwatch.StartNew();
    }

    public async Task StepEndedAsync(
        Month month, MonthStep step, Stopwatch elapsed, StepOutcome outcome, CancellationToken cancellationToken)
    {
        await _connection.RunAsync(
            SqlText.Read("ledger/step_ended.sql"),
            cancellationToken,
            ("run", RunId), ("month", month.First), ("step", Word(step)), ("state", Word(outcome.State)),
            ("message", outcome.Message), ("rows_in", outcome.RowsIn), ("rows_out", outcome.RowsOut),
            ("rows_duplicate", outcome.RowsDuplicate), ("rows_rejected", outcome.RowsRejected), ("bytes", outcome.InputBytes),
            ("seconds", (decimal)elapsed.Elapsed.TotalSeconds));
        RunSignals.Ended(step, elapsed.Elapsed, outcome);
        Fault.Hit("step.ended");
    }

    /// <summary>Notes why a month failed: on the step it was at, else on the one it never began; nowhere once the database is lost.</summary>
    public async Task MonthFailedAsync(Month month, string message, CancellationToken cancellationToken)
    {
        try
        {
            await _connection.RunAsync(
                SqlText.Read("ledger/month_failed.sql"),
                cancellationToken, ("run", RunId), ("month", month.First), ("message", message));
        }
        catch (NpgsqlException) when (IsLost)
        {
            // Why the month failed is known to the caller.
        }
    }

    /// <summary>Notes how the run ended; a run whose database is lost has nowhere to note it.</summary>
    /// <param name="exitCode">Null: the process was interrupted, and its exit code says by what.</param>
    /// <param name="alert">The message for the webhook, written with it; null: nobody is to be told.</param>
    public async Task EndedAsync(RunState state, int? exitCode, string? message, CancellationToken cancellationToken, RunAlert? alert = null)
    {
        if (IsLost) return;
        Fault.Hit("run.before-ended");
        await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);
        if (alert is not null) await AlertLedger.RaiseAsync(_connection, RunId, alert.IsCheck, alert.Message, cancellationToken);
        await _connection.RunAsync(
            SqlText.Read("ledger/run_ended.sql"),
            cancellationToken,
            ("run", RunId), ("state", Word(state)), ("exit_code", exitCode), ("message", message));
        await transaction.CommitAsync(cancellationToken);
        RunSignals.Ended(state);
        Fault.Hit("run.ended");
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
