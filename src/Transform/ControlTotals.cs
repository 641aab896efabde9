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
    long AttributionRows)
{
    internal static ControlTotals Of(MonthLines lines)
    {
        var positions = Enumerable.Range(0, lines.Subscriptions.Count);
        var isUsageLoaded = lines.Deliveries.Usage.Count > 0;
        return new ControlTotals(
            lines.Subscriptions.Count,
            lines.Subscriptions.InOrder.Sum(line => (long)line.LicenseCount),
            lines.Subscriptions.InOrder.Sum(line => (long)lines.AvailableSeatsOf(line)),
            isUsageLoaded ? positions.Sum(position => (long)lines.Usage.SeatsOf(position).Assigned) : null,
            isUsageLoaded ? positions.Sum(position => (long)lines.Usage.SeatsOf(position).Active) : null,
            lines.Billing.RevenueUsd.Count,
            lines.Billing.RevenueUsd.Sum(revenue => revenue.Usd),
            lines.Billing.BilledLines.RoundedTo(places: 6),
            lines.Usage.Count,
            Enumerable.Range(0, lines.Usage.Count).Sum(order => (long)lines.Usage[order].Entry.Latest.Active),
            positions.Sum(position => (long)lines.Attributions.Of(position).Count));
    }
}
