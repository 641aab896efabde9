namespace InsightsEtl.Generator;

/// <summary>A month's rows of the subscriptions feed: one for a subscription, or two where another SKU rides on it.</summary>
sealed class SubscriptionRows(RecordWriter writer, Chance chance, int month)
{
    const int MonthsToTry = 1;

    static readonly string[] FriendlyNames = ["Head office", "Field staff, all regions", "Renewal", "Service \"A\""];
    static readonly string[] Resellers = ["First Up Consultants, LLC", "Wide World Resellers", "Best For You Distribution"];

    public void Write(CustomerTraits customer, Subscription subscription, PartnerLocation location)
    {
        Write(customer, subscription, location, isAddOn: false);
        if (subscription.Slot.AddOn is not null) Write(customer, subscription, location, isAddOn: true);
    }

    void Write(CustomerTraits customer, Subscription subscription, PartnerLocation location, bool isAddOn)
    {
        var sku = isAddOn ? subscription.Slot.AddOn! : subscription.Sku;
        writer.Id(subscription.Id).Id(sku.Id).Id(CustomerRows.TenantId(chance, customer.Number, subscription.Slot.Tenant))
            .Text(StatusWord.Of(subscription.Standing, sku.IsAzure, Draw(subscription, 24, 0xFF)))
            .Number(isAddOn ? subscription.SeatsOfAddOn : subscription.Seats);
        WriteSale(subscription.Slot.Channel, sku);
        WriteTerms(subscription, sku);
        WriteReseller(customer, subscription, location);
        writer.Id(subscription.MigratedFrom).EndRow();
    }

    void WriteSale(SalesChannel channel, Sku sku) =>
        writer.Text(sku.IsAzure ? channel.AzureName : channel.Name).Text(channel.Model).Text(channel.DetailedModel);

    void WriteTerms(Subscription subscription, Sku sku) => writer
        .Text(Draw(subscription, 32, 0xF) < 6 ? FriendlyNames[Draw(subscription, 36, 3)] : null)
        .Flag(Draw(subscription, 40, 7) > 0)
        .Text("Monthly")
        .Text(subscription.TermYears switch { 0 => "P1M", 1 => "P1Y", _ => "P3Y" })
        .Date(subscription.BoughtDate)
        .Date(subscription.StartDate)
        .Text(EndDate(subscription.EndDateIn(month), sku))
        .Date(sku.IsTrial ? subscription.StartDate.AddMonths(MonthsToTry) : null)
        .Date(subscription.Standing == Standing.Deprovisioned ? MonthCount.FirstDay(month) : null);

    /// <summary>Where there is no end, sources write one long past or far away.</summary>
    static string EndDate(DateOnly? end, Sku sku) =>
        end?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? (sku.IsAzure ? "9999-12-31T23:59:59Z" : "0001-01-01T00:00:00");

    void WriteReseller(CustomerTraits customer, Subscription subscription, PartnerLocation location)
    {
        var isAgreement = subscription.Slot.Channel == SalesChannel.Agreement;
        var hasLocation = Draw(subscription, 44, 0x3F) > 0;
        var reseller = Draw(subscription, 52, 0xFF) % Resellers.Length;
        var hasReseller = subscription.Slot.Channel == SalesChannel.CspIndirect;
        writer.Text(isAgreement ? Digits(7_000_000 + customer.Number) : null)
            .Text(hasLocation ? Digits(location.MpnId) : null)
            .Text(hasReseller ? Digits(6_110_530 + reseller) : null)
            .Text(hasReseller ? Resellers[reseller] : null);
    }

    static int Draw(Subscription subscription, int shift, ulong mask) => (int)(subscription.Slot.Terms >> shift & mask);

    static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
