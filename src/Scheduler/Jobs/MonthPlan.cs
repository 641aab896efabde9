using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>What a run would do with a month, before it does it.</summary>
/// <param name="Deliveries">What the month would be made from; null: a feed is missing.</param>
/// <param name="Reason">One line for the operator.</param>
sealed record MonthPlan(Month Month, MonthNeeds Needs, MonthDeliveries? Deliveries, string Reason)
{
    /// <summary>Nothing dated in the month has ever landed and it is not published: there is nothing to make it from, and nobody at fault.</summary>
    public bool IsUndelivered { get; init; }

    public static MonthPlan Of(Month month, IReadOnlyCollection<LandedDelivery> landed, KnownMonth? known)
    {
        var always = (known?.Version is null ? MonthNeeds.Missing : MonthNeeds.None)
            | (known?.HasFailed == true ? MonthNeeds.Failed : MonthNeeds.None)
            | (known?.AreReportsDue == true ? MonthNeeds.Unreported : MonthNeeds.None);
        try
        {
            var deliveries = MonthDeliveries.For(month, landed);
            var isStale = known?.InputsSha256 is { } inputs && inputs != MonthInputs.Sha256(deliveries);
            var needs = always | (isStale ? MonthNeeds.Stale : MonthNeeds.None);
            return new MonthPlan(month, needs, deliveries, Standing(needs, known));
        }
        catch (FeedMissingException missing)
        {
            return new MonthPlan(month, always, Deliveries: null, missing.Message)
            {
                IsUndelivered = known?.Version is null && !landed.Any(delivery => month.Contains(delivery.Date)),
            };
        }
    }

    /// <summary>Those that need a run for one of the reasons; months to come, which a range may hold, are passed over with a word.</summary>
    public static List<MonthPlan> Due(IEnumerable<MonthPlan> plans, MonthNeeds needs, Progress progress)
    {
        var due = plans.Where(plan => (plan.Needs & needs) != MonthNeeds.None).ToLookup(plan => plan.IsUndelivered);
        if (due[true].Any())
            progress.Say($"{string.Join(", ", due[true].Select(plan => plan.Month))}: nothing has been delivered, left out.");
        return [.. due[false]];
    }

    /// <summary>What a run would do with the month.</summary>
    /// <param name="step">The only step; null: all.</param>
    public string Sentence(RunStep? step, bool isForced)
    {
        if (step == RunStep.Extract) return "would pick up its deliveries into landing.";
        if (step == RunStep.Report)
            return Needs.HasFlag(MonthNeeds.Missing) ? "not published: no report files." : "would write the report files it does not have yet.";
        if (Deliveries is null) return Reason;
        if (Needs.HasFlag(MonthNeeds.Missing) || Needs.HasFlag(MonthNeeds.Stale))
            return $"{Reason}{(step is null ? ", then write its report files" : "")}; deltas and churn of {Month.Next} follow where it is published.";
        return isForced
            ? $"{Reason}: would be built again, and what differs published (nothing, from the same deliveries)."
            : Reason + ".";
    }

    static string Standing(MonthNeeds needs, KnownMonth? known) => needs switch
    {
        _ when needs.HasFlag(MonthNeeds.Missing) => "not published: would publish version 1",
        _ when needs.HasFlag(MonthNeeds.Stale) => $"deliveries have changed since version {known!.Version}: would publish what differs",
        _ when needs.HasFlag(MonthNeeds.Unreported) =>
            $"up to date at version {known!.Version}, its report files are not: would write those it lacks",
        _ when needs.HasFlag(MonthNeeds.Failed) =>
            $"up to date at version {known!.Version}, but its latest run failed: would be built again where that one had read its deliveries",
        _ => $"up to date at version {known!.Version}",
    };
}
