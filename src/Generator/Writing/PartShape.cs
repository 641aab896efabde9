using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>The format a feed's parts are written in: between them the feeds show a reader all four.</summary>
readonly record struct PartShape(bool IsNdjson, bool IsGzip)
{
    public string Extension => (IsNdjson ? ".ndjson" : ".csv") + (IsGzip ? ".gz" : "");

    public static PartShape Of(DeliveryName delivery)
    {
        if (delivery.Feed == Feed.Partners || delivery.Feed == Feed.Attributions) return new(IsNdjson: true, IsGzip: false);
        if (delivery.Feed == Feed.Customers) return new(IsNdjson: false, IsGzip: true);
        var isCorrection = delivery.Feed == Feed.Billing && delivery.Date.Day == BillingDays.Corrections;
        return new(isCorrection, isCorrection);
    }
}
