namespace InsightsEtl.Generator;

/// <summary>A line of a customer's monthly invoice.</summary>
/// <param name="Amount">In the customer's currency; negative: a credit.</param>
readonly record struct BillingLine(
    int Number, Subscription Subscription, Sku Sku, DateOnly From, DateOnly To, string ChargeType, decimal Quantity, decimal Amount);
