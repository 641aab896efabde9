using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>The snapshots that do not grow with the customers: partners, SKUs and rates.</summary>
sealed class SmallFeeds(World world, Month month, bool hasPriceList, Func<DeliveryName, PartFile> open)
{
    readonly int _month = MonthCount.Of(month);

    public List<WrittenPart> Write() =>
        [Write(Feed.Partners, WritePartners), Write(Feed.Skus, WriteSkus), Write(Feed.FxRates, WriteRates)];

    WrittenPart Write(Feed feed, Action<RecordWriter> rows)
    {
        var delivery = new DeliveryName(feed, month.Last);
        using var writer = new RecordWriter(open(delivery), delivery);
        rows(writer);
        return writer.Close();
    }

    void WritePartners(RecordWriter writer)
    {
        foreach (var location in PartnerLocation.All)
            writer.Number(location.MpnId).Text(location.NameIn(world.Chance, _month)).Number(PartnerLocation.All[0].MpnId)
                .Text(PartnerLocation.GlobalName).Text(location.City).Text(location.Country)
                .Text(location.IsGlobal ? "Global" : "Location").EndRow();
    }

    void WriteSkus(RecordWriter writer)
    {
        foreach (var sku in hasPriceList ? SkuCatalogue.All.Concat(PriceList.Unsold()) : SkuCatalogue.All)
        {
            var name = sku.NameIn(_month);
            writer.Id(sku.Id).Text(name).Text(sku.Product).Text(name.ToUpperInvariant()).Text(sku.PartNumber).Text(sku.Product)
                .Text(sku.Category).Text(sku.SolutionArea).Text(sku.IsFree ? "Free" : "Paid").Flag(!sku.IsAzure).Flag(sku.IsTrial).EndRow();
        }
    }

    void WriteRates(RecordWriter writer)
    {
        foreach (var currency in Currency.All) writer.Text(currency.Code).Number(currency.UsdPerUnit(world.Chance, _month)).EndRow();
    }
}
