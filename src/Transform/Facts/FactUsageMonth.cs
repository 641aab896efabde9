namespace InsightsEtl.Transform;

/// <summary>A workload's seats in a month. Grain: one per month, subscription, SKU and workload with a usable row.</summary>
/// <param name="AssignedSeats">Of the row with the latest usage date.</param>
/// <param name="ActiveSeats">Of the row with the latest usage date.</param>
/// <param name="PeakActiveSeats">Maximum over the month's days, each as its latest delivery has it.</param>
/// <param name="DaysReported">Days of the month with a row, 1 to 31.</param>
public sealed record FactUsageMonth(
    Guid SubscriptionId,
    Guid SkuId,
    string Workload,
    int AssignedSeats,
    int ActiveSeats,
    int PeakActiveSeats,
    int DaysReported)
{
    /// <summary>By subscription, SKU and workload.</summary>
    internal static IEnumerable<FactUsageMonth> From(MonthLines lines) =>
        Enumerable.Range(0, lines.Usage.Count).Select(order => Of(lines.Usage[order]));

    static FactUsageMonth Of((UsageEntry Entry, string Workload) usage) => new(
        usage.Entry.Subscription.SubscriptionId,
        usage.Entry.Subscription.SkuId,
        usage.Workload,
        usage.Entry.Latest.Assigned,
        usage.Entry.Latest.Active,
        usage.Entry.PeakActiveSeats,
        usage.Entry.DaysReported);
}
