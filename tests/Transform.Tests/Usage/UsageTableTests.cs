namespace InsightsEtl.Transform.Tests;

public sealed class UsageTableTests
{
    [Fact]
    public void An_entry_keeps_its_place_whatever_the_order_of_asking()
    {
        var table = new UsageTable();
        var keys = Enumerable.Range(0, 100_000).Select(number => (Key(number / 3), number % 3)).ToArray();
        var places = keys.Select(key => table.PlaceOf(key.Item1, key.Item2)).ToArray();

        new Random(1).Shuffle(keys.AsSpan());

        places.Should().Equal(Enumerable.Range(0, keys.Length));
        foreach (var (subscription, workload) in keys)
        {
            ref var entry = ref table[table.PlaceOf(subscription, workload)];
            (entry.Subscription, entry.Workload).Should().Be((subscription, workload));
        }

        table.Count.Should().Be(keys.Length);
    }

    [Fact]
    public void Ids_that_differ_in_one_digit_do_not_crowd_the_index()
    {
        var low = Enumerable.Range(0, 4096).Select(number => Key(number).Hash(0) >> 48).Distinct().Count();

        low.Should().BeGreaterThan(3800, "random places of 4096 keys among 65536 hit about 3970 different ones");
    }

    [Fact]
    public void An_entry_is_of_60_bytes_or_little_more()
    {
        System.Runtime.CompilerServices.Unsafe.SizeOf<UsageEntry>().Should().BeLessThanOrEqualTo(64);
    }

    static SubscriptionKey Key(int number) => new(new Guid(number, 0, 0, new byte[8]), new Guid(7, 0, 0, new byte[8]));
}
