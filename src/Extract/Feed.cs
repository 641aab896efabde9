namespace InsightsEtl.Extract;

/// <summary>A named stream of raw records with its contract: kind and columns in the order of the specification.</summary>
public sealed class Feed
{
    public static readonly Feed Partners = new("partners", FeedKind.Snapshot,
        "mpnId* partnerName* pgaMpnId* pgaPartnerName city country accountType");

    public static readonly Feed Customers = new("customers", FeedKind.Snapshot,
        "customerTenantId* customerTpid customerName* dunsNumber customerMarket tenantName tenantDomainName tenantCountry "
        + "customerSegment topSegment industryName verticalName");

    public static readonly Feed Skus = new("skus", FeedKind.Snapshot,
        "skuId* sku* product* rawProductName productPartNumber revSumDivisionName revSumCategoryName solutionArea "
        + "freeVsPaid* isLicenseBased* isTrial");

    public static readonly Feed Subscriptions = new("subscriptions", FeedKind.Snapshot,
        "subscriptionId* skuId* customerTenantId* status* licenseCount* salesChannel salesModel detailedSalesModel friendlyName "
        + "autoRenewEnabled billingCycle termDuration creationDate startDate endDate trialEndDate deprovisionedDate "
        + "enrollmentNumber mpnId resellerId resellerName migratedFromSubscriptionId");

    public static readonly Feed Attributions = new("attributions", FeedKind.Snapshot, "subscriptionId* mpnId* attributionType*");

    public static readonly Feed Usage = new("usage", FeedKind.Increment,
        "usageDate* subscriptionId* skuId* workload* assignedSeats* activeSeats*");

    public static readonly Feed Billing = new("billing", FeedKind.Increment,
        "invoiceId* lineNumber* subscriptionId* skuId* chargeStartDate chargeEndDate chargeType quantity amount* currency*");

    public static readonly Feed FxRates = new("fx_rates", FeedKind.Snapshot, "currency* usdPerUnit*");

    Feed(string name, FeedKind kind, string columns)
    {
        Name = name;
        Kind = kind;
        Columns = [.. columns.Split(' ').Select(column => new FeedColumn(column.TrimEnd('*'), column.EndsWith('*')))];
    }

    /// <summary>All eight, in the order in which a month reads them.</summary>
    public static IReadOnlyList<Feed> All { get; } = [Partners, Customers, Skus, FxRates, Subscriptions, Attributions, Billing, Usage];

    /// <summary>The folder's name in a drop folder and the feed's name in the ledger.</summary>
    public string Name { get; }

    public FeedKind Kind { get; }

    public IReadOnlyList<FeedColumn> Columns { get; }

    /// <exception cref="ArgumentException">The contract has no such column.</exception>
    public int Ordinal(string column)
    {
        for (var ordinal = 0; ordinal < Columns.Count; ordinal++)
            if (Columns[ordinal].Name == column) return ordinal;
        throw new ArgumentException($"Feed {Name} has no column {column}.", nameof(column));
    }

    public static Feed? Named(string name) => All.FirstOrDefault(feed => feed.Name == name);

    public override string ToString() => Name;
}
