using InsightsEtl.Extract;
using InsightsEtl.Load;

namespace InsightsEtl.Scheduler.Jobs;

/// <summary>What a run would do with a month, before it does it.</summary>
/// <param name="Deliveries">What the month would be made from; null: a feed is missing.</param>
/// <param name="Reason">One line for the operator.</param>
sealed record MonthPlan(Month Month, MonthNeeds Needs, MonthDeliveries? Deliveries, string Reason)
{
    public static MonthPlan Of(Month month, IReadOnlyCollection<LandedDelivery> landed, KnownMonth? known)
    {
        var isFailed = known?.HasFailed == true;
        try
        {
            var deliveries = MonthDeliveries.For(month, landed);
            var isStale = known?.InputsSha256 is { } inputs && inputs != MonthInputs.Sha256(deliveries);
            var needs = (known?.Version is null ? MonthNeeds.Missing : MonthNeeds.None)
                | (isFailed ? MonthNeeds.Failed : MonthNeeds.None)
                | (isStale ? MonthNeeds.Stale : MonthNeeds.None);
            return new MonthPlan(month, needs, deliveries, Sentence(needs, known));
        }
        catch (FeedMissingException missing)
        {
            var needs = (known?.Version is null ? MonthNeeds.Missing : MonthNeeds.None) | (isFailed ? MonthNeeds.Failed : MonthNeeds.None);
            return new MonthPlan(month, needs, Deliveries: null, missing.Message);
        }
    }

    static string Sentence(MonthNeeds needs, KnownMonth? known) => needs switch
    {
        _ when needs.HasFlag(MonthNeeds.Missing) => "not published: would publish version 1",
        _ when needs.HasFlag(MonthNeeds.Stale) => $"deliveries have changed since version {known!.Version}: would publish what differs",
        _ => $"up to date at version {known!.Version}",
    };
}
