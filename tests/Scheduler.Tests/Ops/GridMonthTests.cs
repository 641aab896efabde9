using InsightsEtl.Load.Ops;
using InsightsEtl.Scheduler.Ops;

namespace InsightsEtl.Scheduler.Tests.Ops;

/// <summary>How the grid tells that a month's latest run has failed: what has not is not offered for a retry.</summary>
public sealed class GridMonthTests
{
    static readonly DateTime Night = new(2026, 11, 1, 2, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("publish", 1, 0, true)]
    [InlineData("report", 1, 1, true)]
    [InlineData("report", 2, 60, true)]
    [InlineData("report", 2, -60, false)]
    [InlineData("extract", 2, 60, false)]
    public void A_month_has_failed_where_its_latest_run_or_the_writing_of_files_after_it_has(string step, long run, int minutes, bool hasFailed)
    {
        var failed = Step(step, run, "failed", minutes);
        StepRow[] steps = step == "publish" ? [failed] : [Step("publish", 1, "succeeded", 0), failed];

        var month = GridMonth.Of(Published, steps, landed: [], request: null, beside: []);

        month.HasFailed.Should().Be(hasFailed);
        month.Words.Any(word => word.Word == "failed").Should().Be(hasFailed);
    }

    static MonthRow Published => new(
        new DateOnly(2026, 10, 1), Version: 1, AsOf: null, IsPartial: false, IsUsageLoaded: true, IsBillingLoaded: true, Night, InputsSha256: null,
        PublishedBy: 1, RunId: 1, RowsIn: 1, RowsUsed: 1, RowsDuplicate: 0, RowsRejected: 0);

    static StepRow Step(string step, long run, string state, int minutes) => new(
        new DateOnly(2026, 10, 1), step, run, state, ElapsedSeconds: 1, RowsIn: null, RowsOut: null, RowsRejected: null, Night.AddMinutes(minutes),
        Message: null);
}
