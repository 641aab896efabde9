namespace InsightsEtl.Transform;

/// <summary>A subscription as the month's snapshot describes it. Grain: one per subscription id.</summary>
/// <remarks>Rows of one subscription that disagree: those of the smallest SKU id.</remarks>
/// <param name="AutoRenewEnabled">Null: the feed does not say.</param>
public sealed record DimSubscription(
    Guid SubscriptionId,
    string? FriendlyName,
    DateOnly? StartDate,
    DateOnly? EndDate,
    bool? AutoRenewEnabled,
    string? BillingCycle,
    string? TermDuration,
    string? EnrollmentNumber,
    string? ResellerId,
    string? ResellerName,
    Guid? MigratedFromSubscriptionId)
{
    /// <summary>By subscription id.</summary>
    internal static IEnumerable<DimSubscription> From(MonthLines lines)
    {
        Guid? before = null;
        foreach (var line in lines.Subscriptions.InOrder)
        {
            if (line.Key.SubscriptionId != before) yield return Of(line);
            before = line.Key.SubscriptionId;
        }
    }

    static DimSubscription Of(SubscriptionLine line) => new(
        line.Key.SubscriptionId,
        line.FriendlyName,
        line.StartDate,
        line.EndDate,
        line.AutoRenewEnabled,
        line.BillingCycle,
        line.TermDuration,
        line.EnrollmentNumber,
        line.ResellerId,
        line.ResellerName,
        line.MigratedFromSubscriptionId);
}
