using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Load.Reports;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Night;
using Npgsql;

namespace InsightsEtl.Scheduler.Workers;

/// <summary>Takes one request after the other and runs it; what it was given is its own for as long as it gives signs of life.</summary>
sealed class Worker(WorkerHome home, Guid workerId)
{
    static readonly Asker Follower = new("worker", "its version rose above that of its report files", RequestSource.Schedule);

    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
                if (!await TurnAsync(stop)) await Task.Delay(home.Terms.Pause, home.Clock, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Idle, and wished to stop.
        }
    }

    /// <summary>The boundary of a worker: a ledger that cannot be asked now, for whatever reason, is asked again later.</summary>
    /// <returns>False: there is nothing to do now.</returns>
    async Task<bool> TurnAsync(CancellationToken stop)
    {
        try
        {
            if (await TakeAsync(stop) is not { } claim) return false;
            await WorkAsync(claim);
            return true;
        }
        catch (Exception exception) when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            home.Say($"Warning: a worker could not ask the ledger and goes on. {exception.Message.Split('\n')[0]}");
            return false;
        }
    }

    async Task<RequestClaim?> TakeAsync(CancellationToken stop)
    {
        RequestClaim? claim = null;
        await home.AskAsync(
            async connection => claim = await RequestClaim.TakeAsync(connection, workerId, home.Terms.Lifetime, CancellationToken.None), stop);
        return claim;
    }

    async Task WorkAsync(RequestClaim claim)
    {
        home.Say($"{claim.Request.Name}: taken, asked for by {claim.Request.RequestedBy}: {claim.Request.Reason}");
        using var lost = new CancellationTokenSource();
        using var ended = new CancellationTokenSource();
        var beating = BeatAsync(claim, lost, ended.Token);
        var end = await RunAsync(claim, lost.Token);
        if (!lost.IsCancellationRequested) await EndAsync(claim, end);
        await ended.CancelAsync();
        await beating;
        home.Say(lost.IsCancellationRequested ? $"{claim.Request.Name}: taken over by another; nothing is half done." : end.Message);
        if (end.IsDone && !lost.IsCancellationRequested) await FollowAsync(claim.Request, end.Outcome!);
        if (!lost.IsCancellationRequested) await FollowNightAsync(claim.Request);
    }

    /// <summary>The boundary of a request: whatever happens to its runs is how it ended.</summary>
    async Task<RequestEnd> RunAsync(RequestClaim claim, CancellationToken lost)
    {
        try
        {
            var progress = home.NewProgress();
            return RequestEnd.Of(claim.Request, await Patience.OfRun(progress.Say).ExecuteAsync(
                async token => claim.Request.Month is { } month
                    ? await new RunJob(home.ConnectionString, home.Landing, home.Reports, progress).RunAsync(RequestOf(claim, month), token)
                    : await new NightJob(home, progress).RunAsync(claim, token),
                lost));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return RequestEnd.Of(exception);
        }
    }

    RunRequest RequestOf(RequestClaim claim, Month month)
    {
        var wanted = claim.Request.Wanted;
        return home.Template with
        {
            Command = $"run {month}, asked for by {claim.Request.RequestedBy}: {claim.Request.Reason}",
            Months = MonthRange.Of([month]),
            FeedsFolder = wanted.IsFromLanding ? null : home.Template.FeedsFolder,
            Pull = wanted.IsFromLanding ? null : home.PullOfToday(),
            Step = PlannedRun.StepOf(wanted),
            IsForced = wanted.IsForced,
            Claim = claim,
        };
    }

    async Task BeatAsync(RequestClaim claim, CancellationTokenSource lost, CancellationToken ended)
    {
        try
        {
            using var timer = new PeriodicTimer(home.Terms.Heartbeat, home.Clock);
            while (await timer.WaitForNextTickAsync(ended))
            {
                var isOurs = true;
                await home.AskAsync(async connection => isOurs = await claim.ExtendAsync(connection, ended), ended);
                if (!isOurs) await lost.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The request has ended.
        }
    }

    Task EndAsync(RequestClaim claim, RequestEnd end) => home.AskAsync(
        async connection =>
        {
            await using var transaction = await connection.BeginTransactionAsync();
            var isOurs = await claim.EndAsync(connection, end.State, (int?)end.Code, end.Message, CancellationToken.None);
            if (isOurs && end.IsAlarming && home.Webhook is not null) await AlertAsync(connection, claim, end);
            await transaction.CommitAsync();
        },
        CancellationToken.None);

    static async Task AlertAsync(NpgsqlConnection connection, RequestClaim claim, RequestEnd end)
    {
        var request = await RequestLedger.FindAsync(connection, claim.Request.RequestId, CancellationToken.None);
        if (request?.RunId is { } runId)
            await AlertLedger.RaiseAsync(connection, runId, end.Code == ExitCode.ChecksFailed, end.Message, CancellationToken.None);
    }

    /// <summary>
    /// A night that found this request open could not ask for the month, which may lack more than this request was for, or what landed
    /// after its run had begun. What a night itself has asked for is not asked for again.
    /// </summary>
    async Task FollowNightAsync(QueuedRequest request)
    {
        if (request.Month is not { } month || request.RequestedBy == NightJob.Name) return;
        var isPassed = false;
        await home.AskAsync(
            async connection => isPassed = await RequestLedger.HasNightPassedAsync(connection, request.RequestedAt, CancellationToken.None),
            CancellationToken.None);
        if (!isPassed) return;
        IReadOnlyList<KnownMonth> known = [];
        await home.AskAsync(async _ => known = await KnownMonth.AllAsync(home.ConnectionString, CancellationToken.None), CancellationToken.None);
        var plan = DueMonths.Of(Month.Of(home.Today), home.Landing.Current(), known).FirstOrDefault(due => due.Month == month);
        if (plan is null || (plan.Needs & DueMonths.Due) == MonthNeeds.None) return;
        var asker = new Asker(NightJob.Name, plan.Reason, RequestSource.Schedule);
        await home.AskAsync(
            connection => RequestLedger.AddAsync(connection, month, new WantedRun(IsFromLanding: true), asker, CancellationToken.None),
            CancellationToken.None);
    }

    /// <summary>
    /// Asks for report files of months whose version this request raised. Each request asks after it has ended, so of two that publish
    /// neighbours at once, one sees what the other did. A request for report files alone looks after its own month only.
    /// </summary>
    async Task FollowAsync(QueuedRequest request, RunOutcome outcome)
    {
        if (request.Month is not { } own || PlannedRun.StepOf(request.Wanted) is var step && step is RunStep.Extract) return;
        var isRaised = outcome.Months.Any(month => month.Publication is not null);
        IReadOnlyList<Month> due = [];
        await home.AskAsync(async _ => due = await MonthReports.DueAsync(home.ConnectionString, CancellationToken.None), CancellationToken.None);
        foreach (var month in due.Where(month => month == own ? step != RunStep.Month : isRaised))
            await home.AskAsync(
                connection => RequestLedger.AddAsync(connection, month, new WantedRun("report", IsFromLanding: true), Follower, CancellationToken.None),
                CancellationToken.None);
    }
}
