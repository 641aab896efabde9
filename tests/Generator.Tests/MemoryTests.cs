namespace InsightsEtl.Generator.Tests;

[Collection(Alone.Name)]
public sealed class MemoryTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Ten_times_the_customers_take_no_more_memory()
    {
        var small = MostBytesHeld(300);
        var large = MostBytesHeld(3000);

        large.Should().BeLessThan(small + (4 << 20));
    }

    long MostBytesHeld(int customers)
    {
        var most = 0L;
        var calls = 0;
        FeedGenerator.Write(
            Feeds.Small(_folder.Of($"{customers}")) with { Customers = customers, UsageDays = 31 },
            (_, _) =>
            {
                if (Interlocked.Increment(ref calls) % 50 == 1) InterlockedMax(ref most, GC.GetTotalMemory(forceFullCollection: true));
            },
            CancellationToken.None);
        return most;
    }

    static void InterlockedMax(ref long most, long found)
    {
        for (var before = Volatile.Read(ref most); before < found; before = Volatile.Read(ref most))
            if (Interlocked.CompareExchange(ref most, found, before) == before) return;
    }
}
