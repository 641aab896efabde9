namespace InsightsEtl.Generator;

/// <summary>The SKUs that are sold, of <c>skus.csv</c>.</summary>
/// <remarks>Names, part numbers and ids are the public ones, but for the ids of the two Azure offers.</remarks>
static class SkuCatalogue
{
    public static readonly Sku[] All = [.. EmbeddedTable.Rows("skus.csv").Select(Sku.Of)];

    static readonly Sku[][] ByKind = [.. Enum.GetValues<SkuKind>().Select(kind => All.Where(sku => sku.Kind == kind).ToArray())];

    public static Sku Draw(ulong number, params ReadOnlySpan<SkuKind> kinds)
    {
        var total = 0;
        foreach (var kind in kinds) total += ByKind[(int)kind].Sum(sku => sku.Weight);
        var rest = Chance.Below(total, number);
        foreach (var kind in kinds)
            foreach (var sku in ByKind[(int)kind])
                if ((rest -= sku.Weight) < 0) return sku;
        throw new ArgumentException("No kind to draw from.", nameof(kinds));
    }
}
