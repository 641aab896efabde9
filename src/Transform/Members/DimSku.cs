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
    bool IsInferred);
