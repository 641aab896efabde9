using System.Runtime.ExceptionServices;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Terminals;
using InsightsEtl.Scheduler.Workers;

namespace InsightsEtl.Scheduler.Night;

/// <summary>A night: deliveries into landing, then every month that is due is asked for; workers run them, each as a run of its own.</summary>
sealed class NightJob(WorkerHome home, Progress progress)
{
    public Task<RunOutcome> RunAsync(RequestClaim claim, CancellationToken cancellationToken) =>
        new RunBoundary(home.ConnectionString, progress).RunAsync(
            $"night, asked for by {claim.Request.RequestedBy}: {claim.Request.Reason}", claim, home.Template.Lease ?? LeaseTerms.Standard,
            RunAsync, cancellationToken);

    async Task<RunOutcome> RunAsync(RunLedger ledger, CancellationToken cancellationToken)
    {
        var (picked, missing) = await PickUpAsync(cancellationToken);
        var landed = home.Landing.Current();
        var known = await KnownMonth.AllAsync(home.ConnectionString, cancellationToken);
        var current = Month.Of(home.Today);
        foreach (var lacking in DueMonths.Lacking(current, landed, known)) progress.Say(lacking.Reason);
        var due = DueMonths.Of(current, landed, known);
        if (due.Count == 0) progress.Say("No month is due.");
        foreach (var plan in due) await AskAsync(plan, cancellationToken);
        missing?.Throw();
        return new RunOutcome(ledger.RunId, ExitCode.Done, picked, []);
    }

    /// <summary>A folder or a service that is away fails the night in the end, but keeps nothing that has landed from being run.</summary>
    async Task<(PickupResult Picked, ExceptionDispatchInfo? Missing)> PickUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            var job = new ExtractJob(home.ConnectionString, home.Landing, progress, home.PullOfToday(), home.Webhook is not null);
            return (await job.RunAsync(home.Template.FeedsFolder, PickupScope.Everything, cancellationToken), null);
        }
        catch (Exception away) when (away is SourceUnavailableException or SourceAuthException or IOException or UnauthorizedAccessException)
        {
            progress.Say($"Warning: {away.Message}");
            return (new PickupResult([], []), ExceptionDispatchInfo.Capture(away));
        }
    }

    async Task AskAsync(MonthPlan plan, CancellationToken cancellationToken)
    {
        var answer = await home.Door.RequestDueAsync(plan, cancellationToken);
        progress.Say($"{answer.Text} ({plan.Reason})");
    }
}
