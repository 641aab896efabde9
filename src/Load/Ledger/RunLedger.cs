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

    /// <param name="command">As the operator gave it, for the ledger.</param>
    public static async Task<RunLedger> StartAsync(string connectionString, string command, CancellationToken cancellationToken)
    {
        var connection = await EtlSession.OpenAsync(connectionString, cancellationToken);
        await DeadRuns.SweepAsync(connection, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var runId = await connection.ScalarAsync<long>(
            "insert into etl.run (command, process_id) values (@command, @process) returning run_id",
            cancellationToken, ("command", command), ("process", Environment.ProcessId));
        await connection.RunAsync(
            "select pg_advisory_lock(@space, @run)", cancellationToken, ("space", EtlSession.RunLock), ("run", (int)runId));
        await transaction.CommitAsync(cancellationToken);
        return new RunLedger(connection, runId);
    }

    /// <summary>Notes that a step has begun; the stopwatch says how long it has been at work when it ends.</summary>
    public async Task<Stopwatch> StepStartedAsync(Month month, MonthStep step, CancellationToken cancellationToken)
    {
        await _connection.RunAsync(
            "insert into etl.step (run_id, month_start, step) values (@run, @month, @step)",
            cancellationToken, ("run", RunId), ("month", month.First), ("step", Word(step)));
        return Stopwatch.StartNew();
    }

    public Task StepEndedAsync(
        Month month, MonthStep step, Stopwatch elapsed, StepOutcome outcome, CancellationToken cancellationToken) =>
        _connection.RunAsync(
            """
            update etl.step
            set state = @state, message = @message, rows_in = @rows_in, rows_out = @rows_out, rows_duplicate = @rows_duplicate,
                rows_rejected = @rows_rejected, input_bytes = @bytes, elapsed_seconds = @seconds, finished_at = clock_timestamp()
            where run_id = @run and month_start = @month and step = @step and state = 'running'
            """,
            cancellationToken,
            ("run", RunId), ("month", month.First), ("step", Word(step)), ("state", Word(outcome.State)),
            ("message", outcome.Message), ("rows_in", outcome.RowsIn), ("rows_out", outcome.RowsOut),
            ("rows_duplicate", outcome.RowsDuplicate), ("rows_rejected", outcome.RowsRejected), ("bytes", outcome.InputBytes),
            ("seconds", (decimal)elapsed.Elapsed.TotalSeconds));

    /// <summary>Notes why a month failed: on the step it was at, else on the one it never began.</summary>
    public Task MonthFailedAsync(Month month, string message, CancellationToken cancellationToken) =>
        _connection.RunAsync(
            """
            with stopped as (
                update etl.step
                set state = 'failed', message = @message, finished_at = clock_timestamp(),
                    elapsed_seconds = extract(epoch from clock_timestamp() - started_at)
                where run_id = @run and month_start = @month and state = 'running'
                returning step
            )
            insert into etl.step (run_id, month_start, step, state, message, finished_at)
            select @run, @month, 'transform', 'failed', @message, clock_timestamp()
            where not exists (select from stopped)
            on conflict do nothing
            """,
            cancellationToken, ("run", RunId), ("month", month.First), ("message", message));

    /// <param name="exitCode">Null: the process was interrupted, and its exit code says by what.</param>
    public Task EndedAsync(RunState state, int? exitCode, string? message, CancellationToken cancellationToken) =>
        _connection.RunAsync(
            """
            update etl.step
            set state = @state, message = coalesce(step.message, @message), finished_at = clock_timestamp()
            where run_id = @run and state = 'running';

            update etl.run
            set state = @state, exit_code = @exit_code, message = @message, finished_at = clock_timestamp()
            where run_id = @run and state = 'running'
            """,
            cancellationToken,
            ("run", RunId), ("state", Word(state)), ("exit_code", exitCode), ("message", message));

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    internal static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
