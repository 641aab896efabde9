namespace InsightsEtl.Transform;

/// <summary>A row of the billing feed: a line of an invoice, beside its key.</summary>
/// <param name="Amount">In the line's currency; negative: a credit.</param>
readonly record struct BillingLine(
    SubscriptionKey Subscription,
    DateOnly? ChargeStartDate,
    DateOnly? ChargeEndDate,
    string? ChargeType,
    decimal? Quantity,
    decimal Amount,
    string Currency)
{
    /// <param name="row">With its key taken.</param>
    public static BillingLine From(Row row) => new(
        Subscription: new SubscriptionKey(SubscriptionId: row.RequiredGuid(), SkuId: row.RequiredGuid()),
        ChargeStartDate: row.OptionalDate(),
        ChargeEndDate: row.OptionalDate(),
        ChargeType: row.OptionalText(),
        Quantity: row.OptionalDecimal(),
        Amount: row.RequiredDecimal(),
        Currency: row.RequiredCode());
}
