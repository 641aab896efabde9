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
    static readonly Asker Follower = new("worker", "its report files are not all of the version that is published", RequestSource.Schedule);

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
            async connection =>
            {
                await AskAgainAsync(connection);
                claim = await RequestClaim.TakeAsync(connection, workerId, home.Terms.Lifetime, CancellationToken.None);
            },
            stop);
        return claim;
    }

    /// <summary>A night found these months taken: they may lack more than that was for, or what landed after it had begun.</summary>
    async Task AskAgainAsync(NpgsqlConnection connection)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        var months = await RequestLedger.AskedAgainAsync(connection, CancellationToken.None);
        if (months.Count > 0)
        {
            var (landed, known) = (home.Landing.Current(), await KnownMonth.AllAsync(home.ConnectionString, CancellationToken.None));
            var plans = months.Select(month => MonthPlan.Of(month, landed, known.FirstOrDefault(other => other.MonthStart == month.First)));
            foreach (var plan in plans.Where(plan => plan.Deliveries is not null && (plan.Needs & DueMonths.Due) != MonthNeeds.None))
                await RunDoor.RequestDueAsync(connection, plan, CancellationToken.None);
        }
        await transaction.CommitAsync();
    }

    async Task WorkAsync(RequestClaim claim)
    {
        home.Say($"{claim.Request.Name}: taken, asked for by {claim.Request.RequestedBy}: {claim.Request.Reason}");
        RequestEnd end;
        bool isOurs;
        await using (var watch = ClaimWatch.Begin(home, claim))
        {
            end = await RunAsync(claim, watch);
            isOurs = !watch.IsLost && await EndAsync(claim, end);
        }
        home.Say(isOurs ? end.Message : $"{claim.Request.Name}: taken over by another; nothing is half done.");
        if (isOurs && end.IsDone) await FollowAsync(claim.Request, end.Outcome!);
    }

    /// <summary>The boundary of a request: whatever happens to its runs is how it ended. A wish that it end is heard by each run itself.</summary>
    async Task<RequestEnd> RunAsync(RequestClaim claim, ClaimWatch watch)
    {
        try
        {
            var progress = home.NewProgress();
            return RequestEnd.Of(claim.Request, await Patience.OfRun(progress.Say).ExecuteAsync(
                async _ => claim.Request.Month is { } month
                    ? await new RunJob(home.ConnectionString, home.Landing, home.Reports, progress).RunAsync(RequestOf(claim, month), watch.Lost)
                    : await new NightJob(home, progress).RunAsync(claim, watch.Lost),
                watch.Unwanted));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return RequestEnd.Of(exception, watch.Wish);
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
            IsTold = home.Webhook is not null,
        };
    }

    /// <returns>Whether it was still ours to end.</returns>
    async Task<bool> EndAsync(RequestClaim claim, RequestEnd end)
    {
        var isOurs = false;
        await home.AskAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync();
                isOurs = await claim.EndAsync(connection, end.State, (int?)end.Code, end.Message, CancellationToken.None);
                if (isOurs && end.IsAlarming && home.Webhook is not null) await AlertAsync(connection, claim, end);
                await transaction.CommitAsync();
            },
            CancellationToken.None);
        return isOurs;
    }

    static async Task AlertAsync(NpgsqlConnection connection, RequestClaim claim, RequestEnd end)
    {
        var request = await RequestLedger.FindAsync(connection, claim.Request.RequestId, CancellationToken.None);
        if (request?.RunId is { } runId)
            await AlertLedger.RaiseAsync(connection, runId, end.Code == ExitCode.ChecksFailed, end.Message, CancellationToken.None);
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
