using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;

namespace InsightsEtl.Scheduler.Tests.Jobs;

public sealed class MonthRangeTests
{
    static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void A_range_to_work_on_has_at_most_240_months()
    {
        MonthRange.Parse("2007-01..2026-12", Today).Months.Should().HaveCount(240);

        FluentActions.Invoking(() => MonthRange.Parse("2006-12..2026-12", Today)).Should().Throw<UsageException>()
            .WithMessage("Found 241 months; expected 240 at most in one call.");
    }

    [Fact]
    public void A_range_to_look_at_may_have_any_number() =>
        MonthRange.Parse("2000-01..2099-12", Today, isOnlyShown: true).Months.Should().HaveCount(1200);

    [Fact]
    public void Current_is_the_month_of_today() => MonthRange.Parse("current", Today).Months.Should().Equal(new Month(2026, 11));
}
