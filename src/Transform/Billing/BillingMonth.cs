namespace InsightsEtl.Transform;

/// <summary>A month's revenue: each subscription line's rounded once, the whole of it exact.</summary>
sealed class BillingMonth
{
    /// <param name="sums">Amounts in units of 10^-10 by position in the snapshot and currency.</param>
    public BillingMonth(
        IReadOnlyDictionary<(int Position, string Currency), Int128> sums, IReadOnlyDictionary<string, decimal> rates, OrphanRows orphans)
    {
        var revenue = new Dictionary<int, ExactUsd>();
        foreach (var ((position, currency), units) in sums)
            revenue[position] = revenue.GetValueOrDefault(position) + ExactUsd.Of(units, rates[currency]);

        Orphans = orphans;
        BilledLines = revenue.Values.Aggregate(default(ExactUsd), (sum, usd) => sum + usd);
        RevenueUsd = [.. revenue.Select(usd => (usd.Key, usd.Value.RoundedTo(places: 2))).OrderBy(usd => usd.Key)];
    }

    public OrphanRows Orphans { get; }

    /// <summary>Sum of the lines before any rounding.</summary>
    public ExactUsd BilledLines { get; }

    /// <summary>Revenue of the lines of the snapshot that have a billing line, to the cent, in the snapshot's order.</summary>
    public IReadOnlyList<(int Position, decimal Usd)> RevenueUsd { get; }
}
