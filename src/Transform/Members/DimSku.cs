namespace InsightsEtl.Transform;

/// <summary>A stock-keeping unit as the month's snapshot describes it. Grain: one per SKU id.</summary>
/// <param name="Product">Product family.</param>
/// <param name="IsTrial">Null: the feed does not say.</param>
/// <param name="IsInferred">Referred to by a subscription but not in the snapshot; counts as paid and licence-based.</param>
public sealed record DimSku(
    Guid SkuId,
    string Sku,
    string Product,
    string? RawProductName,
    string? ProductPartNumber,
    string? RevSumDivisionName,
    string? RevSumCategoryName,
    string? SolutionArea,
    bool IsPaid,
    bool IsLicenseBased,
    bool? IsTrial,
    bool IsInferred)
{
    /// <summary>By SKU id.</summary>
    internal static IEnumerable<DimSku> From(MonthLines lines) => lines.Skus.Values
        .Select(Delivered)
        .Concat(lines.Subscriptions.InOrder.Select(line => line.Key.SkuId)
            .Where(sku => !lines.Skus.Contains(sku)).Distinct().Select(Inferred))
        .OrderBy(sku => sku.SkuId);

    static DimSku Delivered(SkuLine line) => new(
        line.SkuId,
        line.Sku,
        line.Product,
        line.RawProductName,
        line.ProductPartNumber,
        line.RevSumDivisionName,
        line.RevSumCategoryName,
        line.SolutionArea,
        line.IsPaid,
        line.IsLicenseBased,
        line.IsTrial,
        IsInferred: false);

    static DimSku Inferred(Guid sku) =>
        new(sku, "Unknown", "Unknown", null, null, null, null, null, IsPaid: true, IsLicenseBased: true, IsTrial: null, IsInferred: true);
}
