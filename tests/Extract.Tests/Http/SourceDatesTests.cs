namespace InsightsEtl.Extract.Tests;

public sealed class SourceDatesTests
{
    static readonly DateOnly Today = new(2026, 11, 27);

    [Theory]
    [InlineData(Cadence.Daily, "2026-11-26", true)]
    [InlineData(Cadence.Daily, "2025-01-15", true)]
    [InlineData(Cadence.Daily, "2026-11-27", false)]
    [InlineData(Cadence.MonthEnd, "2026-10-31", true)]
    [InlineData(Cadence.MonthEnd, "2026-10-15", false)]
    [InlineData(Cadence.Monthly, "2026-11-01", true)]
    [InlineData(Cadence.OnChange, "2026-11-27", true)]
    [InlineData(Cadence.OnChange, "2026-11-26", false)]
    public void A_service_may_be_asked_for_the_dates_of_its_cadence_and_for_no_other(Cadence cadence, string date, bool mayBeAsked) =>
        new Source(Feed.Customers, "https://feeds.example.com/{date}", cadence, Paging.NextLink)
            .MayBeAskedFor(DateOnly.Parse(date, CultureInfo.InvariantCulture), Today).Should().Be(mayBeAsked);
}
