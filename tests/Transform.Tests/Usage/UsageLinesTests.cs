using InsightsEtl.Extract;

namespace InsightsEtl.Transform.Tests;

[Collection(Alone.Name)]
public sealed class UsageLinesTests
{
    const int Workloads = 40_000;

    [Fact]
    public void Memory_does_not_grow_with_the_days_reported()
    {
        var oneDay = BytesKept(days: 1);
        var allDays = BytesKept(days: 31);

        allDays.Should().BeLessThan(oneDay + oneDay / 10 + 100_000);
        (allDays / (double)Workloads).Should().BeLessThan(250);
    }

    [Fact]
    public void A_row_of_a_known_workload_allocates_nothing()
    {
        var few = BytesAllocated(rows: 100_000);
        var many = BytesAllocated(rows: 300_000);

        (many - few).Should().BeLessThan(100_000, "200,000 rows more would be 4.8 MB if each had the smallest object");
    }

    static long BytesKept(int days)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var month = Read(days, rowsPerDay: Workloads);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        month.Orphans.InOrder().Sum(orphan => orphan.Rows).Should().Be((long)days * Workloads);
        return after - before;
    }

    static long BytesAllocated(int rows)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Read(days: 1, rowsPerDay: rows, distinct: 1000);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    static UsageMonth Read(int days, int rowsPerDay, int distinct = Workloads)
    {
        var reading = new MonthReading(
            (part, feed) => new CountedUsage(int.Parse(part.Name, CultureInfo.InvariantCulture), rowsPerDay, distinct),
            reject => throw new InvalidOperationException(reject.ToString()), null, CancellationToken.None);
        var deliveries = Enumerable.Range(1, days).Select(day => new LandedDelivery(
            Feed.Usage, new DateOnly(2026, 3, day), $"{day}",
            [new LandedPart($"{day}", "", 0, "", rowsPerDay, PartFormat.Csv, IsGzip: false)]));
        var noSubscriptions = SubscriptionLines.Read(new LandedDelivery(Feed.Subscriptions, March.Last, "", []), reading);
        return UsageLines.Read([.. deliveries], new Month(2026, 3), readers: 1, noSubscriptions, reading);
    }
}
