namespace InsightsEtl.Transform;

/// <summary>A row of the billing feed: a line of an invoice.</summary>
/// <param name="Amount">In the line's currency; negative: a credit.</param>
readonly record struct BillingLine(
    BillingKey Key,
    SubscriptionKey Subscription,
    DateOnly? ChargeStartDate,
    DateOnly? ChargeEndDate,
    string? ChargeType,
    decimal? Quantity,
    decimal Amount,
    string Currency)
{
    public static BillingLine From(Row row) => new(
        Key: new BillingKey(InvoiceId: row.RequiredText(), LineNumber: row.RequiredInt()),
        Subscription: new SubscriptionKey(SubscriptionId: row.RequiredGuid(), SkuId: row.RequiredGuid()),
        ChargeStartDate: row.OptionalDate(),
        ChargeEndDate: row.OptionalDate(),
        ChargeType: row.OptionalText(),
        Quantity: row.OptionalDecimal(),
        Amount: row.RequiredDecimal(),
        Currency: row.RequiredCode());
}
