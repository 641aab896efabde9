namespace InsightsEtl.Transform;

/// <summary>A row of the skus feed: a stock-keeping unit.</summary>
sealed record SkuLine(
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
    bool? IsTrial)
{
    public static SkuLine From(Row row) => new(
        SkuId: row.RequiredGuid(),
        Sku: row.RequiredText(),
        Product: row.RequiredText(),
        RawProductName: row.OptionalText(),
        ProductPartNumber: row.OptionalText(),
        RevSumDivisionName: row.OptionalText(),
        RevSumCategoryName: row.OptionalText(),
        SolutionArea: row.OptionalText(),
        IsPaid: row.OptionalChoice("Paid"u8, "Free"u8, RejectReason.BadEnum) ?? false,
        IsLicenseBased: row.RequiredBool(),
        IsTrial: row.OptionalBool());
}
