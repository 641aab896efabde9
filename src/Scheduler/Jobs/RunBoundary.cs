using System.Diagnostics;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Terminals;
using Npgsql;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>The boundary of a run: it begins in the ledger, is watched, and however it ends, the ledger says so.</summary>
/// <param name="isTold">Whether a message is written of a run that fails; a worker writes its own, of a request's last run.</param>
sealed class RunBoundary(string connectionString, Progress progress, bool isTold = false)
{
    /// <param name="command">As the operator gave it, for the ledger.</param>
    /// <param name="claim">The request it works on; null: a command line's own run.</param>
    /// <exception cref="RunCancelledException">Somebody wished the run to end.</exception>
    public async Task<RunOutcome> RunAsync(
        string command, RequestClaim? claim, LeaseTerms terms, Func<RunLedger, CancellationToken, Task<RunOutcome>> work,
        CancellationToken cancellationToken)
    {
        using var span = RunSignals.Run(command);
        await Migrations.ApplyAsync(connectionString, cancellationToken);
        await using var ledger = await RunLedger.StartAsync(connectionString, command, cancellationToken);
        Fault.Hit("run.started");
        if (claim is not null) await claim.RunStartedAsync(ledger, cancellationToken);
        var watch = RunWatch.Begin(connectionString, ledger.RunId, progress, terms.Lifetime, cancellationToken);
        await using var watching = watch;
        try
        {
            var outcome = await work(ledger, watch.Token);
            var failed = outcome.Months.FirstOrDefault(month => month.Code != ExitCode.Done);
            await ledger.EndedAsync(
                failed is null ? RunState.Succeeded : RunState.Failed, (int)outcome.Code, failed?.Message, CancellationToken.None,
                outcome.Months.Select(month => AlertOf(month.Code, month.Message)).FirstOrDefault(alert => alert is not null));
            return outcome;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && watch.Wish is not null)
        {
            await NoteAsync(() => ledger.EndedAsync(RunState.Interrupted, exitCode: null, watch.Wish, CancellationToken.None));
            throw new RunCancelledException(watch.Wish, exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            await NoteAsync(() => cancellationToken.IsCancellationRequested
                ? ledger.EndedAsync(RunState.Interrupted, exitCode: null, "Interrupted; nothing is half done.", CancellationToken.None)
                : FailedAsync(ledger, Failure.Of(exception, interruption: null)));
            span?.SetStatus(ActivityStatusCode.Error, exception.Message);
            throw;
        }
    }

    Task FailedAsync(RunLedger ledger, Failure failure) => ledger.EndedAsync(
        RunState.Failed, (int)failure.Code, failure.Message, CancellationToken.None, AlertOf(failure.Code, failure.Message));

    /// <summary>Of a month that another run holds, that run tells.</summary>
    RunAlert? AlertOf(ExitCode code, string message) =>
        isTold && code is not (ExitCode.Done or ExitCode.MonthHeld) ? new RunAlert(code == ExitCode.ChecksFailed, message) : null;

    static async Task NoteAsync(Func<Task> note)
    {
        try
        {
            await note();
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException)
        {
            // The database went away with the run; the next run marks it interrupted.
        }
    }
}
