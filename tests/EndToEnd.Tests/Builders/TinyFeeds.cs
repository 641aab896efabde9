using InsightsEtl.Extract;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>The smallest whole set of feeds of a month: one customer, one SKU, some subscriptions, their usage and their bill.</summary>
/// <param name="Licenses">Of each subscription.</param>
/// <param name="Customer">The customer's name.</param>
sealed record TinyFeeds(Month Month, int Licenses = 10, string Customer = "Fabrikam", int Subscriptions = 2)
{
    public IEnumerable<DropDelivery> All => [Partners, Customers, Skus, SubscriptionRows, Usage, Billing];

    public DropDelivery SubscriptionRows => Delivery(
        Feed.Subscriptions, "subscriptionId,skuId,customerTenantId,status,licenseCount,mpnId",
        Each(number => $"{Id(number)},{Sku},{Tenant},ACTIVE,{Licenses},M1"));

    /// <summary>As many rows as the usage has, each without its seats.</summary>
    public DropDelivery BrokenUsage => Usage with { Rows = [.. Usage.Rows.Select(row => row[..row.LastIndexOf(',')] + ",many")] };

    public DropDelivery Usage => Delivery(
        Feed.Usage, "usageDate,subscriptionId,skuId,workload,assignedSeats,activeSeats",
        Each(number => $"{Month.Last:yyyy-MM-dd},{Id(number)},{Sku},Mail,{Licenses},{Licenses / 2}"));

    DropDelivery Partners => Delivery(Feed.Partners, "mpnId,partnerName,pgaMpnId,country", ["M1,North,PGA,DE"]);

    DropDelivery Customers => Delivery(
        Feed.Customers, "customerTenantId,customerTpid,customerName,customerMarket", [$"{Tenant},P1,{Customer},DE"]);

    DropDelivery Skus => Delivery(Feed.Skus, "skuId,sku,product,freeVsPaid,isLicenseBased", [$"{Sku},E3,Office 365,Paid,true"]);

    public DropDelivery Billing => Delivery(
        Feed.Billing, "invoiceId,lineNumber,subscriptionId,skuId,amount,currency",
        Each(number => $"I1,{number},{Id(number)},{Sku},{Licenses}.25,USD"));

    public void DropInto(string feeds)
    {
        foreach (var delivery in All) delivery.DropInto(feeds);
    }

    static string Sku => Life.Guid('b', 1);

    static string Tenant => Life.Guid('a', 1);

    static string Id(int number) => Life.Guid('c', number);

    IEnumerable<string> Each(Func<int, string> row) => Enumerable.Range(1, Subscriptions).Select(row);

    DropDelivery Delivery(Feed feed, string columns, IEnumerable<string> rows) => new(feed, Month.Last, columns, [.. rows]);
}
