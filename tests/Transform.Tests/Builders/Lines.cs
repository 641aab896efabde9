using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

/// <summary>A valid line of each feed; a test changes what matters.</summary>
static class Lines
{
    public static readonly FeedRow Partner = new FeedRow(Feed.Partners)
        .With("mpnId", Ids.Mpn).With("partnerName", "Contoso London").With("pgaMpnId", Ids.Mpn).With("pgaPartnerName", "Contoso")
        .With("city", "London").With("country", "GB").With("accountType", "Location");

    public static readonly FeedRow Customer = new FeedRow(Feed.Customers)
        .With("customerTenantId", Ids.Tenant).With("customerTpid", "500001").With("customerName", "Fabrikam")
        .With("dunsNumber", "123456789").With("customerMarket", "DE").With("tenantName", "fabrikam")
        .With("tenantDomainName", "fabrikam.example").With("tenantCountry", "AT").With("customerSegment", "Corporate")
        .With("topSegment", "Enterprise").With("industryName", "Retail").With("verticalName", "Grocery");

    public static readonly FeedRow Sku = new FeedRow(Feed.Skus)
        .With("skuId", Ids.Sku).With("sku", "Office 365 E3").With("product", "Office 365").With("freeVsPaid", "Paid")
        .With("isLicenseBased", "true").With("isTrial", "false");

    public static readonly FeedRow Subscription = new FeedRow(Feed.Subscriptions)
        .With("subscriptionId", Ids.Subscription).With("skuId", Ids.Sku).With("customerTenantId", Ids.Tenant)
        .With("status", "ACTIVE").With("licenseCount", "10").With("salesChannel", "CSP").With("friendlyName", "Main")
        .With("autoRenewEnabled", "true").With("startDate", "2025-01-01").With("mpnId", Ids.Mpn);

    public static readonly FeedRow Attribution = new FeedRow(Feed.Attributions)
        .With("subscriptionId", Ids.Subscription).With("mpnId", Ids.Mpn).With("attributionType", "CSP Tier 1");

    public static readonly FeedRow Usage = new FeedRow(Feed.Usage)
        .With("usageDate", "2026-03-31").With("subscriptionId", Ids.Subscription).With("skuId", Ids.Sku)
        .With("workload", "Exchange").With("assignedSeats", "8").With("activeSeats", "5");

    public static readonly FeedRow Billing = new FeedRow(Feed.Billing)
        .With("invoiceId", "INV1").With("lineNumber", "1").With("subscriptionId", Ids.Subscription).With("skuId", Ids.Sku)
        .With("chargeStartDate", "2026-03-01").With("chargeEndDate", "2026-03-31").With("chargeType", "cycle")
        .With("quantity", "10").With("amount", "100.00").With("currency", "USD");

    public static readonly FeedRow FxRate = new FeedRow(Feed.FxRates).With("currency", "EUR").With("usdPerUnit", "1.10");

    public static FeedRow Of(Feed feed) => feed.Name switch
    {
        "partners" => Partner,
        "customers" => Customer,
        "skus" => Sku,
        "subscriptions" => Subscription,
        "attributions" => Attribution,
        "usage" => Usage,
        "billing" => Billing,
        "fx_rates" => FxRate,
        _ => throw new ArgumentOutOfRangeException(nameof(feed), feed, "No such feed."),
    };
}
