using InsightsEtl.Extract;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A month of a small world as its feeds tell it.</summary>
sealed record MonthOfLife(Month Month, Life Life, Chance Chance)
{
    /// <param name="isFirst">Nothing to fall back to: all snapshots are delivered.</param>
    public IEnumerable<DropDelivery> Deliveries(bool isFirst)
    {
        if (isFirst || Chance.Of(0.7)) yield return Partners();
        if (isFirst || Chance.Of(0.7)) yield return Customers();
        if (isFirst || Chance.Of(0.7)) yield return Skus();
        if (Chance.Of(0.6)) yield return Rates();
        if (Chance.Of(0.6)) yield return Attributions();
        if (Chance.Of(0.3)) yield return Subscriptions(10);
        yield return Subscriptions(Chance.Of(0.8) ? Month.DayCount : 20);
        if (Chance.Of(0.8)) yield return Usage(5);
        if (Chance.Of(0.8)) yield return Usage(Month.DayCount);
        if (Chance.Of(0.8)) yield return Billing();
    }

    DropDelivery Partners() => Delivery(
        Feed.Partners, Month.DayCount, "mpnId,partnerName,pgaMpnId,country", Life.Locations.Where(_ => Chance.Of(0.8)));

    DropDelivery Customers() => Delivery(
        Feed.Customers, Month.DayCount, "customerTenantId,customerTpid,customerName,customerMarket,customerSegment",
        Life.Tenants.Where(_ => Chance.Of(0.8)));

    DropDelivery Skus() => Delivery(Feed.Skus, 1, "skuId,sku,product,freeVsPaid,isLicenseBased", Life.Skus.Where(_ => Chance.Of(0.85)));

    DropDelivery Rates() => Delivery(Feed.FxRates, 1, "currency,usdPerUnit", [$"EUR,1.{Chance.UpTo(100):D2}"]);

    DropDelivery Attributions() => Delivery(
        Feed.Attributions, Month.DayCount, "subscriptionId,mpnId,attributionType",
        Life.Subscriptions.SelectMany(subscription => new[] { "M1", "M2", "M8" }
            .Where(_ => Chance.Of(0.3))
            .Select(mpn => string.Join(',', Id(subscription.Number), mpn, Chance.Pick("DPOR", "PAL")))));

    DropDelivery Subscriptions(int day) => Delivery(
        Feed.Subscriptions, day,
        "subscriptionId,skuId,customerTenantId,status,licenseCount,salesChannel,friendlyName,mpnId,migratedFromSubscriptionId",
        Life.Subscriptions.Where(subscription => subscription.IsPresent).SelectMany(Rows));

    DropDelivery Usage(int day) => Delivery(
        Feed.Usage, day, "usageDate,subscriptionId,skuId,workload,assignedSeats,activeSeats",
        Life.Subscriptions.Where(_ => Chance.Of(0.6)).SelectMany(subscription => new[] { "Mail", "Files" }.Where(_ => Chance.Of(0.7))
            .Select(workload => string.Join(
                ',', Day(day), Id(subscription.Number), Sku(subscription.Sku), workload, Chance.UpTo(9), Chance.UpTo(9)))));

    DropDelivery Billing() => Delivery(
        Feed.Billing, 8, "invoiceId,lineNumber,subscriptionId,skuId,amount,currency",
        Life.Subscriptions.Where(_ => Chance.Of(0.7)).Select((subscription, line) => string.Join(
            ',', "I1", line, Id(subscription.Number), Sku(subscription.Sku), $"{Chance.UpTo(2000) - 300}.{Chance.UpTo(100):D2}",
            Chance.Pick("USD", "EUR"))));

    /// <summary>Some have a second SKU, with its own tenant now and then.</summary>
    IEnumerable<string> Rows(Subscription subscription)
    {
        yield return Row(subscription);
        if (subscription.Number % 4 == 0)
            yield return Row(subscription with { Sku = (subscription.Sku + 1) % Life.SkuCount, Licenses = Chance.UpTo(10) });
    }

    static string Row(Subscription subscription) => string.Join(
        ',', Id(subscription.Number), Sku(subscription.Sku), Life.Guid('a', subscription.Tenant), subscription.Status,
        subscription.Licenses, subscription.Channel, subscription.Name, subscription.Mpn,
        subscription.MigratedFrom is { } from ? Id(from) : "");

    DropDelivery Delivery(Feed feed, int day, string columns, IEnumerable<string> rows) => new(feed, DateOf(day), columns, [.. rows]);

    DateOnly DateOf(int day) => new(Month.Year, Month.Number, day);

    string Day(int day) => DateOf(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Id(int number) => Life.Guid('c', number);

    static string Sku(int number) => Life.Guid('b', number);
}
