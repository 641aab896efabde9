using System.Runtime.InteropServices;
using InsightsEtl.Extract;

namespace InsightsEtl.Transform;

/// <summary>What a month's invoices say of each subscription of the snapshot; a line in two deliveries is as the later one has it.</summary>
/// <remarks>Deliveries are read latest first, so that a line counts where its key is met first. Memory is bounded by invoice lines.</remarks>
sealed class BillingLines(IReadOnlyDictionary<string, decimal> rates, SubscriptionLines subscriptions)
{
    readonly HashSet<BillingKey> _claimed = [];
    readonly KeyedLines<BillingKey, BillingLine> _ofDelivery = new();

    /// <summary>Sums of amounts in units of 10^-10, so that no digit is lost and each sum meets its rate once.</summary>
    readonly Dictionary<(int Position, string Currency), Int128> _sums = [];

    public OrphanRows Orphans { get; } = new(Feed.Billing);

    public static BillingLines Read(
        IReadOnlyList<LandedDelivery> deliveries,
        IReadOnlyDictionary<string, decimal> rates,
        SubscriptionLines subscriptions,
        MonthReading reading)
    {
        var lines = new BillingLines(rates, subscriptions);
        foreach (var delivery in deliveries.OrderByDescending(delivery => delivery.Date))
        {
            reading.Read(delivery, lines.Take);
            lines._ofDelivery.Clear();
        }

        lines._claimed.Clear();
        lines._claimed.TrimExcess();
        return lines;
    }

    /// <summary>Revenue of each subscription line with a billing line, by position.</summary>
    public SortedList<int, ExactUsd> RevenueByPosition()
    {
        var revenue = new Dictionary<int, ExactUsd>();
        foreach (var ((position, currency), units) in _sums)
            revenue[position] = revenue.GetValueOrDefault(position) + ExactUsd.Of(units, rates[currency]);
        return new SortedList<int, ExactUsd>(revenue);
    }

    RowFate Take(Row row)
    {
        var line = BillingLine.From(row);
        if (!row.IsSound) return RowFate.Rejected;
        if (!rates.ContainsKey(line.Currency)) return row.Reject(RejectReason.UnknownCurrency, "currency");

        var fate = _ofDelivery.Add(line.Key, line);
        if (fate == RowFate.Used) Count(line);
        return fate;
    }

    void Count(in BillingLine line)
    {
        var isSuperseded = !_claimed.Add(line.Key);
        if (!subscriptions.TryFind(line.Subscription, out var position))
            Orphans.Add(line.Subscription, 1);
        else if (!isSuperseded)
            CollectionsMarshal.GetValueRefOrAddDefault(_sums, (position, line.Currency), out _) += ExactUsd.UnitsOf(line.Amount);
    }
}
