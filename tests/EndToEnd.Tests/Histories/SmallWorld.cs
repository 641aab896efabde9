using InsightsEtl.Extract;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Some months of a small world: the deliveries that count in the end, and another draft of each.</summary>
/// <param name="Final">What has landed last when all is told.</param>
/// <param name="Drafts">For some of them what was delivered for the same feed and date at another time.</param>
sealed record SmallWorld(IReadOnlyList<Month> Months, IReadOnlyList<DropDelivery> Final, IReadOnlyList<DropDelivery> Drafts)
{
    public static SmallWorld Of(Chance chance)
    {
        var months = Enumerable.Range(1, 4 + chance.UpTo(2)).Select(number => new Month(2026, number)).ToList();
        List<DropDelivery> final = [];
        List<DropDelivery> drafts = [];
        var life = Life.Begin(chance);
        foreach (var month in months)
        {
            life = life.Next(chance);
            var isFirst = month == months[0];
            final.AddRange(new MonthOfLife(month, life, chance.Fork()).Deliveries(isFirst));
            drafts.AddRange(new MonthOfLife(month, life.Next(chance.Fork()), chance.Fork()).Deliveries(isFirst));
        }
        return new(months, final, [.. drafts.Where(draft => final.Exists(delivery => IsOfSame(delivery, draft)))]);
    }

    public DropDelivery? DraftOf(DropDelivery delivery) => Drafts.FirstOrDefault(draft => IsOfSame(draft, delivery));

    static bool IsOfSame(DropDelivery one, DropDelivery other) => one.Feed == other.Feed && one.Date == other.Date;
}
