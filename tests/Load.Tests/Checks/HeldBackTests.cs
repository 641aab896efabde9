using InsightsEtl.Extract;
using InsightsEtl.Transform;

namespace InsightsEtl.Load.Tests;

/// <summary>A month that does not add up is held back, and the ledger keeps what was found.</summary>
public sealed class HeldBackTests
{
    static readonly DeliveredMonth March = DeliveredMonth.Of("2026-03", new Licence("a"));

    [Theory]
    [InlineData("update staging.run_{0}_subscription_month set license_count = license_count + 1", "license_count expected 10, found 11")]
    [InlineData("truncate staging.run_{0}_subscription_month", "subscription_rows expected 1, found 0")]
    [InlineData("truncate staging.run_{0}_usage_month", "usage_rows expected 1, found 0")]
    [InlineData("truncate staging.run_{0}_attribution_month", "attribution_rows expected 1, found 0")]
    [InlineData("update staging.run_{0}_revenue_month set billed_revenue_usd = 100.26", "billed_revenue_usd expected equal, found different")]
    [InlineData("update staging.run_{0}_subscription_month set active_seats = null", "active_seats expected 5, found null")]
    public async Task Staged_rows_that_are_not_what_was_read_are_not_published(string tampering, string found)
    {
        await using var warehouse = await Warehouse.NewAsync();

        var publish = () => warehouse.PublishAsync(
            March,
            (runId, _) => warehouse.RunAsync(string.Format(CultureInfo.InvariantCulture, tampering, runId)),
            CancellationToken.None);

        (await publish.Should().ThrowAsync<ChecksFailedException>()).Which.Message.Should().Contain(found);
        (await warehouse.LineAsync("select count(*) from warehouse.month_state")).Should().Be("0");
        (await warehouse.LinesAsync("select tablename from pg_tables where schemaname in ('staging', 'warehouse_part')"))
            .Should().BeEmpty();
        (await warehouse.LinesAsync("select check_name || ' expected ' || expected || ', found ' || actual from etl.check_result where not is_passed"))
            .Should().Contain("staged__" + found);
    }

    [Fact]
    public async Task Lines_that_add_up_to_more_than_was_staged_are_found_by_the_audit_and_kept_in_the_ledger()
    {
        await using var warehouse = await Warehouse.NewAsync();

        var publish = () => warehouse.PublishAsync(
            March with { Distortion = month => Told(month, month.Totals with { LicenseCount = 11 }) });

        await publish.Should().ThrowAsync<ChecksFailedException>();
        (await warehouse.LinesAsync("select check_name, expected, actual from etl.check_result where not is_passed"))
            .Should().Equal("staged__license_count|11|10");
        (await warehouse.LineAsync("select count(*) > 10 from etl.check_result where is_passed")).Should().Be("true");
    }

    [Theory]
    [InlineData("100.254", true)]
    [InlineData("100.26", false)]
    public async Task Revenue_may_differ_from_its_lines_by_its_rounding_only(string lines, bool isPublished)
    {
        await using var warehouse = await Warehouse.NewAsync();
        var billed = decimal.Parse(lines, CultureInfo.InvariantCulture);

        var publish = () => warehouse.PublishAsync(
            March with { Distortion = month => Told(month, month.Totals with { BilledLinesUsd = billed }) });

        if (isPublished) await publish.Should().NotThrowAsync();
        else await publish.Should().ThrowAsync<ChecksFailedException>().WithMessage("*half_a_cent*");
    }

    [Fact]
    public async Task A_published_month_stays_as_it_was_when_its_rerun_fails_a_check_and_the_ledger_tells_which()
    {
        await using var warehouse = await Warehouse.NewAsync(March);
        var rows = await warehouse.RowsAsync();

        var publish = () => warehouse.PublishAsync(March, (runId, _) => warehouse.RunAsync(
            $"update staging.run_{runId}_attribution_month set is_duplicate_row_for_pga = 1"), CancellationToken.None);

        await publish.Should().ThrowAsync<ChecksFailedException>()
            .WithMessage("2026-03 does not add up*expected 0 offending rows, found 1*");
        (await warehouse.RowsAsync()).Should().Equal(rows);
        (await warehouse.LinesAsync("select check_name, actual from etl.check_result where not is_passed"))
            .Should().Equal("fact_attribution_month__has_one_primary_row_that_the_subscription_shows|1 offending rows");
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public async Task A_month_is_held_back_above_the_limit_of_rejects_not_at_it(int rejects, bool isPublished)
    {
        await using var warehouse = await Warehouse.NewAsync();
        var usage = March.Landed(Feed.Usage);
        var lines = Enumerable.Range(1, rejects).Select(line => new RejectedLine(usage, "p", line, null, RejectReason.BadJson, null));

        var publish = () => warehouse.PublishAsync(March with { Rejects = [.. lines] });

        if (isPublished) await publish.Should().NotThrowAsync();
        else await publish.Should().ThrowAsync<ChecksFailedException>().WithMessage("*rejected_rows_of_usage expected at most 0.5 %*");
        (await warehouse.LineAsync("select rows from etl.reject_count")).Should().Be(rejects.ToString(CultureInfo.InvariantCulture));
    }

    static TransformedMonth Told(TransformedMonth month, ControlTotals totals) => new()
    {
        Deliveries = month.Deliveries,
        Counts = month.Counts,
        Orphans = month.Orphans,
        Customers = month.Customers,
        Skus = month.Skus,
        PartnerLocations = month.PartnerLocations,
        Subscriptions = month.Subscriptions,
        SubscriptionFacts = month.SubscriptionFacts,
        RevenueFacts = month.RevenueFacts,
        UsageFacts = month.UsageFacts,
        AttributionFacts = month.AttributionFacts,
        Totals = totals,
    };
}
