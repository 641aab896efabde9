namespace InsightsEtl.Extract.Tests;

public sealed class PickupScopeTests
{
    static readonly PickupScope Autumn = new([new Month(2026, 9), new Month(2026, 11)]);

    [Theory]
    [InlineData("2026-09-01", true)]
    [InlineData("2026-11-30", true)]
    [InlineData("2026-10-15", false)]
    [InlineData("2026-08-31", false)]
    [InlineData("2026-12-01", false)]
    public void Increments_and_subscriptions_are_wanted_in_the_months_themselves(string date, bool isWanted)
    {
        foreach (var feed in new[] { Feed.Usage, Feed.Billing, Feed.Subscriptions })
            Autumn.Wants(feed, DateOnly.Parse(date, CultureInfo.InvariantCulture)).Should().Be(isWanted);
    }

    [Theory]
    [InlineData("2020-01-01", true)]
    [InlineData("2026-11-30", true)]
    [InlineData("2026-12-01", false)]
    public void Snapshots_to_fall_back_to_are_wanted_up_to_the_newest_month(string date, bool isWanted)
    {
        foreach (var feed in new[] { Feed.Partners, Feed.Customers, Feed.Skus, Feed.Attributions, Feed.FxRates })
            Autumn.Wants(feed, DateOnly.Parse(date, CultureInfo.InvariantCulture)).Should().Be(isWanted);
    }

    [Fact]
    public void Only_the_feeds_asked_for_are_wanted()
    {
        var scope = new PickupScope(Feeds: [Feed.Usage]);

        scope.Wants(Feed.Usage, new DateOnly(2026, 10, 1)).Should().BeTrue();
        scope.Wants(Feed.Billing, new DateOnly(2026, 10, 1)).Should().BeFalse();
    }

    [Fact]
    public async Task What_is_not_wanted_is_not_even_looked_at()
    {
        using var folders = new DropFolders();
        folders.Deliver("a");

        (await folders.PickUp(new PickupScope([new Month(2026, 9)]))).Deliveries.Should().BeEmpty();
    }
}
