using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Terminals;
using Npgsql;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>The boundary of a run: it begins in the ledger, is watched, and however it ends, the ledger says so.</summary>
sealed class RunBoundary(string connectionString, Progress progress)
{
    /// <param name="command">As the operator gave it, for the ledger.</param>
    /// <param name="claim">The request it works on; null: a command line's own run.</param>
    /// <exception cref="RunCancelledException">Somebody wished the run to end.</exception>
    public async Task<RunOutcome> RunAsync(
        string command, RequestClaim? claim, LeaseTerms terms, Func<RunLedger, CancellationToken, Task<RunOutcome>> work,
        CancellationToken cancellationToken)
    {
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
                failed is null ? RunState.Succeeded : RunState.Failed, (int)outcome.Code, failed?.Message, CancellationToken.None);
            return outcome;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && watch.Wish is not null)
        {
            await NoteAsync(ledger, RunState.Interrupted, exitCode: null, watch.Wish);
            throw new RunCancelledException(watch.Wish, exception);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var failure = Failure.Of(exception, interruption: null);
            await (cancellationToken.IsCancellationRequested
                ? NoteAsync(ledger, RunState.Interrupted, exitCode: null, "Interrupted; nothing is half done.")
                : NoteAsync(ledger, RunState.Failed, (int)failure.Code, failure.Message));
            throw;
        }
    }

    static async Task NoteAsync(RunLedger ledger, RunState state, int? exitCode, string message)
    {
        try
        {
            await ledger.EndedAsync(state, exitCode, message, CancellationToken.None);
        }
        catch (Exception gone) when (gone is NpgsqlException or InvalidOperationException)
        {
            // The database went away with the run; the next run marks it interrupted.
        }
    }
}
