using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Commands;

/// <summary>A run that reads everything, writes nothing and says what the real one would do.</summary>
static class DryRun
{
    public static async Task<ExitCode> RunAsync(
        Invocation invocation, RunRequest request, Landing landing, string connectionString, CancellationToken cancellationToken)
    {
        var picked = await CheckAsync(invocation, request, landing, cancellationToken);
        var landed = AsIfLanded(landing, picked);
        var known = await KnownMonth.AllAsync(connectionString, cancellationToken);
        var plans = request.Step == RunStep.Extract
            ? []
            : request.Months.Resolve(landed)
                .Select(month => MonthPlan.Of(month, landed, known.FirstOrDefault(other => other.MonthStart == month.First)))
                .ToList();
        if (request.Needs is { } needs) plans = MonthPlan.Due(plans, needs, invocation.Terminal.Progress);
        Report(invocation, picked, plans, request);
        if (request.Step == RunStep.Report)
            return plans.Exists(plan => plan.Needs.HasFlag(MonthNeeds.Missing)) ? ExitCode.Failed : ExitCode.Done;
        return plans.TrueForAll(plan => plan.Deliveries is not null) ? ExitCode.Done : ExitCode.FeedMissing;
    }

    static async Task<PickupResult> CheckAsync(
        Invocation invocation, RunRequest request, Landing landing, CancellationToken cancellationToken)
    {
        if (request.Step is RunStep.Month or RunStep.Report) return new PickupResult([], []);
        return await CheckAsync(invocation, request.FeedsFolder, request.Pull, landing, new PickupScope(request.Months.Months), cancellationToken);
    }

    /// <summary>What is in the drop folder, read; and what services would be asked for, without asking them.</summary>
    public static async Task<PickupResult> CheckAsync(
        Invocation invocation, string? folder, PullRequest? pull, Landing landing, PickupScope scope, CancellationToken cancellationToken)
    {
        using var step = invocation.Terminal.Progress.Step("check");
        var dropped = folder is null
            ? new PickupResult([], [])
            : await new DropFolderPickup(landing, bytes => step.Advance(bytes, rows: 0)).CheckAsync(folder, scope, cancellationToken);
        foreach (var remark in ExtractJob.Remarks(dropped)) invocation.Terminal.Say(remark);
        if (pull is null) return dropped;
        var due = new SourcePickup(landing, pull.Set, TimeProvider.System, new PullProgress()).Due(scope, pull.Today(), dropped.Deliveries);
        return new PickupResult([.. dropped.Deliveries, .. due.Deliveries], dropped.Ignored);
    }

    /// <summary>What would be current in landing: a delivery to come has no parts there yet, and no identity that was ever published.</summary>
    static List<LandedDelivery> AsIfLanded(Landing landing, PickupResult picked)
    {
        var coming = picked.Deliveries
            .Where(delivery => delivery.Outcome is PickupOutcome.Landed or PickupOutcome.Superseding or PickupOutcome.Due)
            .Select(delivery => new LandedDelivery(delivery.Feed, delivery.Date, Identity: "", Parts: []))
            .ToList();
        return
        [
            .. landing.Current().Where(current => !coming.Exists(next => next.Feed == current.Feed && next.Date == current.Date)),
            .. coming,
        ];
    }

    static void Report(Invocation invocation, PickupResult picked, List<MonthPlan> plans, RunRequest request)
    {
        if (invocation.IsJson)
        {
            invocation.Terminal.WriteJson(new
            {
                dryRun = true,
                deliveries = picked.Deliveries.Select(DeliveryLine.Of),
                months = plans.Select(plan => new
                {
                    month = plan.Month.ToString(),
                    plan = plan.Sentence(request.Step, request.IsForced),
                    deliveries = plan.Deliveries?.All.Select(delivery => delivery.ToString()),
                }),
            });
            return;
        }
        var found = picked.Deliveries.Where(delivery => delivery.Outcome != PickupOutcome.AlreadyLanded).Select(DeliveryLine.Of).ToList();
        if (found.Count > 0) invocation.Terminal.WriteTable(DeliveryLine.Headings, found.Select(line => line.ToCells()));
        invocation.Terminal.WriteTable(
            ["month", "deliveries", "what a run would do"],
            plans.Select(plan => (string[])
            [
                plan.Month.ToString(), plan.Deliveries?.All.Count().ToString(CultureInfo.InvariantCulture) ?? "", plan.Sentence(request.Step, request.IsForced),
            ]));
    }
}
