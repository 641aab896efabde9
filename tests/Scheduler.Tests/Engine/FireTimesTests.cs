using InsightsEtl.Scheduler.Engine;

namespace InsightsEtl.Scheduler.Tests.Engine;

/// <summary>Every day has one night, also those whose clocks change.</summary>
public sealed class FireTimesTests
{
    [Theory]
    [InlineData("Europe/Berlin", "0 15 2 * * ?")]
    [InlineData("America/New_York", "0 15 2 * * ?")]
    [InlineData("America/New_York", "0 15 1 * * ?")]
    [InlineData("Australia/Lord_Howe", "0 15 2 * * ?")]
    [InlineData("UTC", "0 15 2 * * ?")]
    public void Every_day_of_a_year_has_exactly_one_night(string zone, string cron)
    {
        var here = TimeZoneInfo.FindSystemTimeZoneById(zone);

        var days = new FireTimes(cron, here).Next(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero), 730)
            .Select(time => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, here).DateTime)).ToList();

        days.Should().OnlyHaveUniqueItems();
        days.Should().Equal(Enumerable.Range(0, 730).Select(days[0].AddDays));
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-25T00:15:00Z")]
    [InlineData("America/New_York", "2026-03-08", "2026-03-08T07:00:00Z")]
    [InlineData("America/New_York", "2026-11-01", "2026-11-01T07:15:00Z")]
    public void A_night_whose_hour_is_left_out_begins_as_the_clocks_move_and_one_whose_hour_comes_twice_at_the_first(
        string zone, string day, string expected)
    {
        var here = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var midnight = DateTime.Parse(day, CultureInfo.InvariantCulture);

        var fired = new FireTimes("0 15 2 * * ?", here).After(new DateTimeOffset(midnight, here.GetUtcOffset(midnight)));

        fired.Should().Be(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_newest_of_several_missed_times_is_the_one_to_catch_up_with()
    {
        var times = new FireTimes("0 15 2 * * ?", TimeZoneInfo.Utc);
        var last = new DateTimeOffset(2026, 10, 1, 2, 15, 0, TimeSpan.Zero);

        times.Newest(last, last.AddDays(3.5)).Should().Be(last.AddDays(3));
        times.Newest(last, last.AddHours(23)).Should().BeNull();
    }
}
