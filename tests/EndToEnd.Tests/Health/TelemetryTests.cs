using InsightsEtl.Extract;

namespace InsightsEtl.EndToEnd.Tests;

public sealed class TelemetryTests
{
    [Theory]
    [InlineData("INSIGHTS__Otlp__Endpoint")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task A_run_tells_a_collector_of_its_spans_and_of_its_runs_rows_and_seconds(string setting)
    {
        await using var home = await TestHome.CreateAsync();
        await using var collector = await Collector.StartAsync();
        new TinyFeeds(new Month(2026, 10)).DropInto(home.Feeds);

        using var process = InsightsProgram.Start(home.Words("run", "2026-10", "--feeds", home.Feeds), settings: new() { [setting] = collector.Address });
        var run = await InsightsProgram.EndAsync(process);

        run.ExitCode.Should().Be(0, run.Error);
        string[] spans = ["run", "extract", "2026-10 transform", "2026-10 publish", "2026-10 report"];
        spans.Should().OnlyContain(span => collector.Holds("/v1/traces", span));
        string[] metrics = ["insights.runs", "insights.rows", "insights.step.duration"];
        metrics.Should().OnlyContain(metric => collector.Holds("/v1/metrics", metric));
    }

    [Fact]
    public async Task A_collector_that_is_away_keeps_no_month_from_being_published()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(new Month(2026, 10)).DropInto(home.Feeds);

        using var process = InsightsProgram.Start(
            home.Words("run", "2026-10", "--feeds", home.Feeds), settings: new() { ["INSIGHTS__Otlp__Endpoint"] = "http://127.0.0.1:1" });
        var run = await InsightsProgram.EndAsync(process);

        run.ExitCode.Should().Be(0, run.Error);
        (await home.PublishedMonthsAsync()).Should().Be("2026-10");
    }
}
