using System.Runtime.InteropServices;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>A month's billing, line by line into sums; a line in two deliveries is as the later one has it.</summary>
/// <remarks>Deliveries are read latest first, so that a line counts where its key is met first. Memory is bounded by invoice lines.</remarks>
sealed class BillingLines(IReadOnlyDictionary<string, decimal> rates, SubscriptionLines subscriptions, long rows)
{
    /// <summary>The line of each key as the delivery read last has it, and that delivery's number in the order of reading.</summary>
    readonly Dictionary<BillingKey, (int Delivery, BillingLine Line)> _lines = new(checked((int)rows));
    readonly OrphanRows _orphans = new(Feed.Billing);

    /// <summary>Sums of amounts in units of 10^-10, so that no digit is lost and each sum meets its rate once.</summary>
    readonly Dictionary<(int Position, string Currency), Int128> _sums = [];

    public static BillingMonth Read(
        IReadOnlyList<LandedDelivery> deliveries,
        IReadOnlyDictionary<string, decimal> rates,
        SubscriptionLines subscriptions,
        MonthReading reading)
    {
        var lines = new BillingLines(rates, subscriptions, deliveries.Select(delivery => delivery.Rows).DefaultIfEmpty().Max());
        foreach (var (number, delivery) in deliveries.OrderByDescending(delivery => delivery.Date).Index())
            reading.Read(delivery, row => lines.Take(row, number));

        return new BillingMonth(lines._sums, rates, lines._orphans);
    }

    RowFate Take(Row row, int delivery)
    {
        var key = BillingKey.From(row);
        var line = BillingLine.From(row);
        if (!row.IsSound) return RowFate.Rejected;
        if (!rates.ContainsKey(line.Currency)) return row.Reject(RejectReason.UnknownCurrency, "currency");

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_lines, key, out var isKnown);
        if (isKnown && known.Delivery == delivery) return line.Equals(known.Line) ? RowFate.Duplicate : RowFate.Conflicting;
        known = (delivery, line);
        Count(line, isSuperseded: isKnown);
        return RowFate.Used;
    }

    void Count(in BillingLine line, bool isSuperseded)
    {
        if (!subscriptions.TryFind(line.Subscription, out var position))
            _orphans.Add(line.Subscription, 1);
        else if (!isSuperseded)
            CollectionsMarshal.GetValueRefOrAddDefault(_sums, (position, line.Currency), out _) += ExactUsd.UnitsOf(line.Amount);
    }
}
