using InsightsEtl.Extract;

namespace InsightsEtl.Generator;

/// <summary>Which feeds are wanted; the same request gives the same bytes on every machine.</summary>
/// <param name="OutFolder">The drop folder: empty, new, or what the same request has written before.</param>
/// <param name="First">Inclusive, not before 2000.</param>
/// <param name="Last">Inclusive, not after 2099.</param>
/// <param name="Customers">About so many have an active subscription in October 2026, fewer before and more after; 1 to 10 million.</param>
/// <param name="UsageDays">Days with a usage delivery, counted back from each month's last day; 0 to 31.</param>
/// <param name="DirtyShare">Share of the rows that are planted to be of no use; 0 to 0.1, 0: none.</param>
public sealed record GeneratedFeedsRequest(
    string OutFolder, Month First, Month Last, int Customers = 2000, ulong Seed = 1, int UsageDays = 31, decimal DirtyShare = 0)
{
    public IEnumerable<Month> Months
    {
        get
        {
            for (var month = First; month <= Last; month = month.Next) yield return month;
        }
    }

    /// <summary>What is out of its range: found and expected; null: nothing is.</summary>
    internal string? Fault()
    {
        var earliest = new Month(MonthCount.FirstYear, 1);
        var latest = new Month(MonthCount.FirstYear + MonthCount.Count / 12 - 1, 12);
        if (OutFolder.Length == 0) return "Found no folder; expected one to write to.";
        if (First < earliest || Last > latest || Last < First)
            return $"Found months {First}..{Last}; expected {earliest} to {latest}, the earlier first.";
        if (Customers is < 1 or > 10_000_000) return $"Found {Customers} customers; expected 1 to 10,000,000.";
        if (UsageDays is < 0 or > 31) return $"Found {UsageDays} usage days; expected 0 to 31.";
        return DirtyShare is < 0 or > 0.1m ? $"Found a dirty share of {DirtyShare}; expected 0 to 0.1." : null;
    }
}
