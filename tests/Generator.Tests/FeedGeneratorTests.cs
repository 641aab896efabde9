using InsightsEtl.Extract;

namespace InsightsEtl.Generator.Tests;

public sealed class FeedGeneratorTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_request_gives_the_same_bytes()
    {
        (Feeds.Small(_folder.Of("a")) with { DirtyShare = 0.001m }).Write();
        (Feeds.Small(_folder.Of("b")) with { DirtyShare = 0.001m }).Write();

        Feeds.Hashes(_folder.Of("a")).Should().Equal(Feeds.Hashes(_folder.Of("b")));
    }

    /// <summary>The bytes themselves: whoever changes them changes every generated business, and says so here.</summary>
    [Fact]
    public void The_bytes_are_those_of_every_other_machine()
    {
        Feeds.Small(_folder.Of("a")).Write();

        Feeds.Hashes(_folder.Of("a"))["usage/2026-10-31/part-000.csv"].Should().StartWith("91F607B483A97B20");
        Feeds.Hashes(_folder.Of("a"))["billing/2026-10-20/part-000.ndjson.gz"].Should().StartWith("EA3163424D06F103");
    }

    [Fact]
    public void Another_seed_is_another_business()
    {
        Feeds.Small(_folder.Of("a")).Write();
        (Feeds.Small(_folder.Of("b")) with { Seed = 8 }).Write();

        Feeds.Hashes(_folder.Of("a"))["subscriptions/2026-10-31/part-000.csv"]
            .Should().NotBe(Feeds.Hashes(_folder.Of("b"))["subscriptions/2026-10-31/part-000.csv"]);
    }

    [Fact]
    public void A_month_alone_equals_the_month_in_a_range()
    {
        Feeds.Small(_folder.Of("alone")).Write();
        (Feeds.Small(_folder.Of("range")) with { First = new Month(2026, 8), Last = new Month(2026, 11) }).Write();

        var range = Feeds.Hashes(_folder.Of("range"));
        foreach (var (path, hash) in Feeds.Hashes(_folder.Of("alone")).Where(file => file.Key != "generated.json"))
            range[path].Should().Be(hash, path);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    public void The_bytes_are_the_same_in_every_culture(string culture)
    {
        (Feeds.Small(_folder.Of("a")) with { DirtyShare = 0.01m }).Write();
        var seen = new System.Collections.Concurrent.ConcurrentBag<string>();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            FeedGenerator.Write(
                Feeds.Small(_folder.Of("b")) with { DirtyShare = 0.01m }, (_, _) => seen.Add(CultureInfo.CurrentCulture.Name), default);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        seen.Should().NotBeEmpty().And.OnlyContain(name => name == culture, "it was tried on every thread that wrote");
        Feeds.Hashes(_folder.Of("b")).Should().Equal(Feeds.Hashes(_folder.Of("a")));
    }

    [Fact]
    public void Writing_again_leaves_the_same_files()
    {
        Feeds.Small(_folder.Of("a")).Write();
        var first = Feeds.Hashes(_folder.Of("a"));

        Feeds.Small(_folder.Of("a")).Write();

        Feeds.Hashes(_folder.Of("a")).Should().Equal(first);
    }

    [Fact]
    public void A_folder_of_another_request_is_left_alone()
    {
        Feeds.Small(_folder.Of("a")).Write();
        var first = Feeds.Hashes(_folder.Of("a"));

        var other = () => (Feeds.Small(_folder.Of("a")) with { Seed = 8 }).Write();

        other.Should().Throw<OutFolderTakenException>().WithMessage("Found deliveries generated as*expected*To do: give another folder*");
        Feeds.Hashes(_folder.Of("a")).Should().Equal(first);
    }

    [Fact]
    public void A_folder_of_somebody_else_s_deliveries_is_left_alone()
    {
        Directory.CreateDirectory(_folder.Of("a/usage/2026-10-31"));

        var generate = () => Feeds.Small(_folder.Of("a")).Write();

        generate.Should().Throw<OutFolderTakenException>().WithMessage("Found a folder usage that this program has not generated*");
        Directory.EnumerateFileSystemEntries(_folder.Of("a")).Should().ContainSingle();
    }

    [Fact]
    public async Task Every_delivery_keeps_the_drop_folder_s_contract()
    {
        var written = (Feeds.Small(_folder.Of("a")) with { DirtyShare = 0.01m }).Write();

        var pickup = new DropFolderPickup(new Landing(_folder.Of("landing")));
        var check = await pickup.CheckAsync(_folder.Of("a"), PickupScope.Everything, default);

        check.Deliveries.Should().OnlyContain(delivery => delivery.Outcome == PickupOutcome.Landed && delivery.UnknownColumns.Count == 0);
        check.Ignored.Should().BeEmpty();
        foreach (var feed in written)
        {
            var own = check.Deliveries.Where(delivery => delivery.Feed == feed.Feed).ToList();
            own.Should().HaveCount((int)feed.Deliveries);
            own.Sum(delivery => delivery.Rows).Should().Be(feed.Rows);
            own.Sum(delivery => delivery.Bytes).Should().Be(feed.Bytes);
        }
    }

    [Fact]
    public void Progress_adds_up_to_the_rows_written()
    {
        var rows = 0L;

        var written = FeedGenerator.Write(Feeds.Small(_folder.Of("a")), (_, more) => Interlocked.Add(ref rows, more), default);

        rows.Should().Be(written.Sum(feed => feed.Rows));
    }

    [Theory]
    [InlineData(0, 3, 0.0)]
    [InlineData(10, 32, 0.0)]
    [InlineData(10, 3, 0.2)]
    public void What_is_out_of_range_is_refused(int customers, int usageDays, double share)
    {
        var request = Feeds.Small(_folder.Of("a")) with { Customers = customers, UsageDays = usageDays, DirtyShare = (decimal)share };

        request.Invoking(wrong => wrong.Write()).Should().Throw<ArgumentException>().WithMessage("Found *; expected *");
    }

    [Theory]
    [InlineData(2001, 2)]
    [InlineData(2060, 12)]
    public void Every_month_has_a_business(int year, int month)
    {
        var written = (Feeds.Small(_folder.Of("a")) with { First = new Month(year, month), Last = new Month(year, month) }).Write();

        written.Single(feed => feed.Feed == Feed.Subscriptions).Rows.Should().BePositive();
    }
}
