namespace InsightsEtl.Generator;

/// <summary>What the reseller could sell but nobody has bought: editions of the SKUs for others, their ids made from their names.</summary>
/// <remarks>Only with planted rows: a feed of some forty SKUs could not hold one bad row below the limit for rejects.</remarks>
static class PriceList
{
    static readonly string[] Editions =
    [
        "for Faculty", "for Students", "(Nonprofit Staff Pricing)", "for Government", "(no Teams)", "(EEA)", "Attach", "for Devices",
        "from SA", "Add-on", "for Partners", "(Annual)", "(Three years)", "Step-up",
    ];

    public static IEnumerable<Sku> Unsold() =>
        from sku in SkuCatalogue.All
        where !sku.IsAzure && !sku.IsTrial
        from edition in Editions
        let name = $"{sku.Name} {edition}"
        select sku with { Id = DerivedId.Of(name), Name = name, OtherName = null, PartNumber = $"{sku.PartNumber}_{Letters(edition)}" };

    static string Letters(string edition) => string.Concat(edition.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
