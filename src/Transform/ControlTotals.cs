namespace InsightsEtl.Transform;

/// <summary>Rows and sums of a month's own facts, taken from the lines as they were read, to hold what was loaded against.</summary>
/// <param name="AssignedSeats">Null: usage is not loaded.</param>
/// <param name="ActiveSeats">Null: usage is not loaded.</param>
/// <param name="BilledRevenueUsd">Sum of the rounded rows, US dollars.</param>
/// <param name="BilledLinesUsd">Sum of the unrounded lines that are neither rejected, superseded nor orphaned, US dollars,
/// rounded once to 6 places.</param>
public sealed record ControlTotals(
    long SubscriptionRows,
    long LicenseCount,
    long AvailableSeats,
    long? AssignedSeats,
    long? ActiveSeats,
    long RevenueRows,
    decimal BilledRevenueUsd,
    decimal BilledLinesUsd,
    long UsageRows,
    long UsageActiveSeats,
    long AttributionRows);
