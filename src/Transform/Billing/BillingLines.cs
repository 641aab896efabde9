using System.Runtime.InteropServices;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>A month's billing, line by line into sums; a line in two deliveries is as the later one has it.</summary>
/// <remarks>Deliveries are read latest first, so that a line counts where its key is met first. Memory is bounded by invoice lines.</remarks>
sealed class BillingLines(IReadOnlyDictionary<string, decimal> rates, SubscriptionLines subscriptions, long rows)
{
    readonly HashSet<BillingKey> _claimed = new(checked((int)rows));
    readonly OrphanRows _orphans = new(Feed.Billing);

    /// <summary>Sums of amounts in units of 10^-10, so that no digit is lost and each sum meets its rate once.</summary>
    readonly Dictionary<(int Position, string Currency), Int128> _sums = [];

    public static BillingMonth Read(
        IReadOnlyList<LandedDelivery> deliveries,
        IReadOnlyDictionary<string, decimal> rates,
        SubscriptionLines subscriptions,
        MonthReading reading)
    {
        var lines = new BillingLines(rates, subscriptions, deliveries.Sum(delivery => delivery.Rows));
        foreach (var delivery in deliveries.OrderByDescending(delivery => delivery.Date))
        {
            var ofDelivery = new KeyedLines<BillingKey, BillingLine>(delivery.Rows);
            reading.Read(delivery, row => lines.Take(row, ofDelivery));
        }

        return new BillingMonth(lines._sums, rates, lines._orphans);
    }

    RowFate Take(Row row, KeyedLines<BillingKey, BillingLine> ofDelivery)
    {
        var key = BillingKey.From(row);
        var line = BillingLine.From(row);
        if (!row.IsSound) return RowFate.Rejected;
        if (!rates.ContainsKey(line.Currency)) return row.Reject(RejectReason.UnknownCurrency, "currency");

        var fate = ofDelivery.Add(key, line);
        if (fate == RowFate.Used) Count(line, isSuperseded: !_claimed.Add(key));
        return fate;
    }

    void Count(in BillingLine line, bool isSuperseded)
    {
        if (!subscriptions.TryFind(line.Subscription, out var position))
            _orphans.Add(line.Subscription, 1);
        else if (!isSuperseded)
            CollectionsMarshal.GetValueRefOrAddDefault(_sums, (position, line.Currency), out _) += ExactUsd.UnitsOf(line.Amount);
    }
}
