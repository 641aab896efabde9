namespace InsightsEtl.Generator;

/// <summary>A subscription's rows of the subscriptions feed: one, or two where another SKU rides on it.</summary>
static class SubscriptionRows
{
    const int MonthsToTry = 1;

    static readonly string[] FriendlyNames = ["Head office", "Field staff, all regions", "Renewal", "Service \"A\""];
    static readonly string[] Resellers = ["First Up Consultants, LLC", "Wide World Resellers", "Best For You Distribution"];

    public static void Write(
        RecordWriter writer, Chance chance, CustomerTraits customer, Subscription subscription, PartnerLocation location, int month)
    {
        Write(writer, chance, customer, subscription, subscription.Sku, subscription.Seats, location, month);
        if (subscription.Slot.AddOn is { } addOn)
            Write(writer, chance, customer, subscription, addOn, subscription.SeatsOfAddOn, location, month);
    }

    static void Write(
        RecordWriter writer, Chance chance, CustomerTraits customer, Subscription subscription, Sku sku, int seats, PartnerLocation location,
        int month)
    {
        var slot = subscription.Slot;
        var terms = slot.Terms;
        writer.Id(subscription.Id).Id(sku.Id).Id(CustomerRows.TenantId(chance, customer.Number, slot.Tenant))
            .Text(StatusWord.Of(subscription.Standing, sku.IsAzure, (int)(terms >> 24 & 0xFF)))
            .Number(seats)
            .Text(sku.IsAzure ? slot.Channel.AzureName : slot.Channel.Name)
            .Text(slot.Channel.Model)
            .Text(slot.Channel.DetailedModel)
            .Text((terms >> 32 & 0xF) < 6 ? FriendlyNames[terms >> 36 & 3] : null)
            .Flag((terms >> 40 & 7) > 0)
            .Text("Monthly")
            .Text(subscription.TermYears switch { 0 => "P1M", 1 => "P1Y", _ => "P3Y" })
            .Date(subscription.BoughtDate)
            .Date(subscription.StartDate)
            .Date(subscription.EndDateIn(month))
            .Date(sku.IsTrial ? subscription.StartDate.AddMonths(MonthsToTry) : null)
            .Date(DeprovisionedDate(subscription, month))
            .Text(slot.Channel == SalesChannel.Agreement ? string.Create(CultureInfo.InvariantCulture, $"{7_000_000 + customer.Number}") : null)
            .Text((terms >> 44 & 0x3F) == 0 ? null : location.MpnId.ToString(CultureInfo.InvariantCulture));
        var reseller = (int)(terms >> 52 & 0xFF) % Resellers.Length;
        var hasReseller = slot.Channel == SalesChannel.CspIndirect;
        writer.Text(hasReseller ? string.Create(CultureInfo.InvariantCulture, $"{6_110_530 + reseller}") : null)
            .Text(hasReseller ? Resellers[reseller] : null)
            .Id(subscription.MigratedFrom)
            .EndRow();
    }

    static DateOnly? DeprovisionedDate(Subscription subscription, int month) =>
        subscription.Standing == Standing.Deprovisioned ? MonthCount.FirstDay(month) : null;
}
