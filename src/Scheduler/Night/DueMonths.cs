using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Night;

/// <summary>The months a night has to run, as the ledger and landing have them, oldest first; when it was last night has no say.</summary>
static class DueMonths
{
    /// <summary>What makes a month due.</summary>
    public const MonthNeeds Due = MonthNeeds.Missing | MonthNeeds.Stale | MonthNeeds.Unreported;

    /// <summary>
    /// Months whose landed deliveries are not those they were published from, or whose report files are of an older version or failed; and the
    /// current one, once a subscriptions delivery of it has landed.
    /// </summary>
    public static IReadOnlyList<MonthPlan> Of(Month current, IReadOnlyCollection<LandedDelivery> landed, IReadOnlyCollection<KnownMonth> known) =>
    [
        .. Plans(current, landed, known).Where(plan => plan.Deliveries is not null && ((plan.Needs & Due) != MonthNeeds.None || plan.Month == current)),
    ];

    /// <summary>Months with subscriptions that cannot be built for want of another feed.</summary>
    public static IReadOnlyList<MonthPlan> Lacking(
        Month current, IReadOnlyCollection<LandedDelivery> landed, IReadOnlyCollection<KnownMonth> known) =>
        [.. Plans(current, landed, known).Where(plan => plan.Deliveries is null && landed.Any(delivery => IsSubscriptionsOf(plan.Month, delivery)))];

    static IEnumerable<MonthPlan> Plans(
        Month current, IReadOnlyCollection<LandedDelivery> landed, IReadOnlyCollection<KnownMonth> known) =>
        landed.Where(delivery => delivery.Feed == Feed.Subscriptions).Select(delivery => Month.Of(delivery.Date))
            .Concat(known.Select(month => Month.Of(month.MonthStart)))
            .Append(current)
            .Distinct()
            .Order()
            .Select(month => MonthPlan.Of(month, landed, known.FirstOrDefault(other => other.MonthStart == month.First)));

    static bool IsSubscriptionsOf(Month month, LandedDelivery delivery) => delivery.Feed == Feed.Subscriptions && month.Contains(delivery.Date);
}
