using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.Scheduler.Tests;

public sealed class SparklineTests
{
    [Fact]
    public void It_goes_from_the_lowest_to_the_highest() => Sparkline.Of([10, 20, 15, 10.1m, 80]).Should().Be("▁▂▁▁█");

    [Fact]
    public void What_is_not_known_is_a_dot_and_what_is_not_there_a_blank() =>
        Sparkline.Of([1, null, null, -1], place => place != 2).Should().Be("█· ▁");

    [Fact]
    public void Without_a_change_it_is_level() => Sparkline.Of([7, 7, 7]).Should().Be("▅▅▅");

    [Fact]
    public void Of_nothing_it_is_nothing() => Sparkline.Of([]).Should().BeEmpty();

    [Fact]
    public void A_long_course_is_thinned_out_and_keeps_its_ends()
    {
        var line = Sparkline.Of([.. Enumerable.Range(0, 240).Select(number => (decimal?)number)]);

        line.Should().HaveLength(24).And.StartWith("▁").And.EndWith("█");
    }
}
