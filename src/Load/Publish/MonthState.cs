using InsightsEtl.Extract;

namespace InsightsEtl.Load;

/// <summary>What is published beside a month's facts.</summary>
/// <param name="InputsSha256">Of the deliveries the month is made from; equal inputs make equal months.</param>
public sealed record MonthState(
    Month Month, DateOnly AsOf, bool IsPartial, bool IsUsageLoaded, bool IsBillingLoaded, string InputsSha256);
