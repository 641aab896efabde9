using System.Diagnostics;
using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Load.Reports;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>A run: deliveries into landing, then each month in turn, oldest first; a month that fails does not stop the others.</summary>
sealed class RunJob(string connectionString, Landing landing, ReportFolder reportFolder, Progress progress)
{
    public Task<RunOutcome> RunAsync(RunRequest request, CancellationToken cancellationToken) =>
        new RunBoundary(connectionString, progress, request.IsTold && request.Claim is null).RunAsync(
            request.Command, request.Claim, request.Lease ?? LeaseTerms.Standard, (ledger, token) => RunAsync(request, ledger, token),
            cancellationToken);

    async Task<RunOutcome> RunAsync(RunRequest request, RunLedger ledger, CancellationToken cancellationToken)
    {
        var scope = new PickupScope(request.Months.Months);
        var isExtracting = request.Step is not (RunStep.Month or RunStep.Report);
        var (feedsFolder, pull) = isExtracting ? (request.FeedsFolder, request.Pull) : (null, null);
        var elapsed = Stopwatch.StartNew();
        var picked = await new ExtractJob(connectionString, landing, progress, pull, request.IsTold).RunAsync(feedsFolder, scope, cancellationToken);
        var landed = landing.Current();
        if (feedsFolder is not null || pull is not null) await NoteExtractAsync(request, ledger, picked, landed, elapsed, cancellationToken);
        List<MonthOutcome> outcomes = [];
        if (request.Step != RunStep.Extract)
        {
            var job = new MonthJob(connectionString, landing, ledger, request.Limit, request.Lease ?? LeaseTerms.Standard, progress);
            var reports = await ReportsAsync(request, ledger, cancellationToken);
            foreach (var month in await DueAsync(request, landed, cancellationToken))
            {
                outcomes.Add(await MonthAsync(request, ledger, job, reports, month, cancellationToken));
                if (ledger.IsLost) break;
            }
            // Whoever asks for report files of months gets those, and no other month's.
            if (reports is not null && request.Step != RunStep.Report && request.Claim is null && !ledger.IsLost)
                outcomes.AddRange(await FollowersAsync(request, ledger, job, reports, outcomes, cancellationToken));
        }
        var code = outcomes.Select(outcome => outcome.Code).FirstOrDefault(code => code != ExitCode.Done);
        return new RunOutcome(ledger.RunId, code, picked, outcomes);
    }

    /// <summary>One pickup serves all months of a run; each month's own deliveries stand in its step.</summary>
    static async Task NoteExtractAsync(
        RunRequest request, RunLedger ledger, PickupResult picked, IReadOnlyCollection<LandedDelivery> landed, Stopwatch elapsed,
        CancellationToken cancellationToken)
    {
        foreach (var month in request.Months.Resolve(landed))
        {
            var own = picked.Deliveries.Where(delivery => month.Contains(delivery.Date)).ToList();
            await ledger.StepStartedAsync(month, MonthStep.Extract, cancellationToken);
            await ledger.StepEndedAsync(
                month, MonthStep.Extract, elapsed,
                new StepOutcome(
                    RunState.Succeeded, ExtractJob.Summary(new PickupResult(own, [])),
                    RowsIn: own.Sum(delivery => delivery.Rows), InputBytes: own.Sum(delivery => delivery.Bytes)),
                cancellationToken);
        }
    }

    async Task<IEnumerable<Month>> DueAsync(
        RunRequest request, IReadOnlyCollection<LandedDelivery> landed, CancellationToken cancellationToken)
    {
        var months = request.Months.Resolve(landed);
        if (request.Needs is not { } needs) return months;
        var known = await KnownMonth.AllAsync(connectionString, cancellationToken);
        var plans = months.Select(month => MonthPlan.Of(month, landed, known.FirstOrDefault(other => other.MonthStart == month.First)));
        return MonthPlan.Due(plans, needs, progress).Select(plan => plan.Month);
    }

    /// <returns>Null: the run is not to write report files.</returns>
    async Task<ReportJob?> ReportsAsync(RunRequest request, RunLedger ledger, CancellationToken cancellationToken)
    {
        if (request.Step == RunStep.Month) return null;
        var options = request.Reports ?? new ReportOptions();
        try
        {
            await new ReportRetention(connectionString, reportFolder, options).SweepAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ReportFolderException)
        {
            // What ails the folder of reports keeps no month from being published; each month's own report step tells of it again.
            progress.Say($"Warning: {exception.Message}");
        }
        return new ReportJob(connectionString, reportFolder, options, ledger, progress);
    }

    /// <summary>
    /// Months whose version has risen above that of their files, in this run or in one that did not come to an end, and those whose files an
    /// earlier run failed to write; what this run has tried is not tried again by it. One that somebody else has asked for is theirs, and
    /// a worker asks for them all when its request has ended.
    /// </summary>
    async Task<IReadOnlyList<MonthOutcome>> FollowersAsync(
        RunRequest request, RunLedger ledger, MonthJob job, ReportJob reports, List<MonthOutcome> outcomes, CancellationToken cancellationToken)
    {
        List<MonthOutcome> followers = [];
        foreach (var month in (await MonthReports.DueAsync(connectionString, cancellationToken)).Except(outcomes.Select(outcome => outcome.Month)))
            followers.Add(await MonthAsync(request with { Step = RunStep.Report }, ledger, job, reports, month, cancellationToken));
        return [.. followers.Where(follower => follower.Code != ExitCode.MonthHeld)];
    }

    /// <summary>
    /// The boundary of one month's work: whatever happened to it is its outcome, unless somebody wishes the whole run to end. Where the
    /// database is lost the months to come are left to the next run.
    /// </summary>
    async Task<MonthOutcome> MonthAsync(
        RunRequest request, RunLedger ledger, MonthJob job, ReportJob? reports, Month month, CancellationToken cancellationToken)
    {
        var outcome = new MonthOutcome(month, ExitCode.Done, Publication: null, $"{month}:");
        MonthEntry? entry = null;
        try
        {
            if (request.Claim is null) entry = await EnterAsync(request, ledger, month, cancellationToken);
            if (request.Step != RunStep.Report) outcome = await job.RunAsync(month, request.IsForced, cancellationToken);
            if (reports is not null) outcome = await WithReportsAsync(outcome, reports, request.Datasets ?? Report.All, cancellationToken);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            var failure = Failure.Of(exception, interruption: null);
            var message = failure.Code == ExitCode.TryLater ? $"{month}: {failure.Message}" : failure.Message;
            outcome = outcome with { Code = failure.Code, Message = message };
            // A month that another run holds is that run's to tell of.
            if (failure.Code != ExitCode.MonthHeld) await ledger.MonthFailedAsync(month, failure.Message, CancellationToken.None);
        }
        progress.Say(outcome.Message);
        // Where the database is lost, the next run takes back what a run without a life left open.
        if (entry is not null && !ledger.IsLost)
            await entry.LeaveAsync(
                outcome.Code == ExitCode.Done ? RunState.Succeeded : RunState.Failed, (int)outcome.Code, outcome.Message, CancellationToken.None);
        return outcome;
    }

    static Task<MonthEntry> EnterAsync(RunRequest request, RunLedger ledger, Month month, CancellationToken cancellationToken) =>
        MonthEntry.TakeAsync(
            ledger, month, new WantedRun(request.Step?.ToString().ToLowerInvariant(), request.IsForced, request.FeedsFolder is null && request.Pull is null),
            CommandAsker.Of(request.Command), (request.Lease ?? LeaseTerms.Standard).Lifetime, cancellationToken);

    static async Task<MonthOutcome> WithReportsAsync(
        MonthOutcome outcome, ReportJob reports, IReadOnlyCollection<Report> datasets, CancellationToken cancellationToken) =>
        await reports.RunAsync(outcome.Month, datasets, cancellationToken) switch
        {
            null => outcome with { Code = ExitCode.Failed, Message = $"{outcome.Month} is not published: run it first, 'insights run {outcome.Month}'." },
            [] => outcome.Publication is null ? outcome with { Message = $"{outcome.Month}: up to date." } : outcome,
            var files => outcome with { Message = $"{outcome.Message} {Figures.Count(files.Count)} report files." },
        };
}
