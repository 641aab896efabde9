using InsightsEtl.Extract;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>Which runs write which months' report files.</summary>
public sealed class ReportRunTests
{
    static readonly Month January = new(2026, 1);
    static readonly Month February = new(2026, 2);

    [Fact]
    public async Task A_run_writes_the_files_of_its_months_and_of_those_that_followed_a_change()
    {
        await using var home = await PublishedAsync();
        new TinyFeeds(January) { Licenses = 99 }.DropInto(home.Feeds);

        var run = await home.CommandAsync("run", "2026-01", "--feeds", home.Feeds);

        run.Code.Should().Be(0, run.Error);
        Versions(home).Should().Equal("2026-01 v01", "2026-01 v02", "2026-02 v01", "2026-02 v02");
    }

    [Fact]
    public async Task Files_that_an_earlier_run_did_not_come_to_are_due_until_a_later_one_writes_them()
    {
        await using var home = await PublishedAsync();
        new TinyFeeds(January) { Licenses = 99 }.DropInto(home.Feeds);
        (await home.CommandAsync("run", "2026-01", "--feeds", home.Feeds, "--step", "extract")).Code.Should().Be(0);
        (await home.CommandAsync("run", "2026-01", "--step", "month")).Code.Should().Be(0);
        (await home.CommandAsync("status")).Output.Split('\n').Where(line => line.Contains("reports due")).Should().HaveCount(2);

        var backfill = await home.CommandAsync("backfill", "2026-01..2026-02", "--stale");

        backfill.Code.Should().Be(0, backfill.Error);
        Versions(home).Should().Equal("2026-01 v01", "2026-01 v02", "2026-02 v01", "2026-02 v02");
        (await home.CommandAsync("status")).Output.Should().NotContain("reports due");
    }

    [Fact]
    public async Task A_folder_of_reports_that_cannot_be_used_keeps_no_month_from_being_published()
    {
        await using var home = await PublishedAsync();
        await File.WriteAllTextAsync(home.Reports.PathOf(".warehouse"), Guid.NewGuid().ToString());
        new TinyFeeds(January) { Licenses = 99 }.DropInto(home.Feeds);

        var run = await home.CommandAsync("run", "2026-01", "--feeds", home.Feeds);

        run.Code.Should().Be(2, run.Error);
        run.Error.Should().Contain("another warehouse");
        (await home.AskAsync<int>("select version from warehouse.month_state where month_start = '2026-01-01'")).Should().Be(2);
        Versions(home).Should().Equal("2026-01 v01", "2026-02 v01");
    }

    [Fact]
    public async Task A_first_month_whose_files_could_not_be_written_is_due_until_they_are()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);
        Directory.CreateDirectory(home.Reports.PathOf(""));
        await File.WriteAllTextAsync(home.Reports.PathOf(".warehouse"), Guid.NewGuid().ToString());
        var run = await home.CommandAsync("run", "2026-01", "--feeds", home.Feeds);
        (run.Code, run.Output.Split("another warehouse").Length - 1).Should().Be((2, 1), "what this run has tried it does not try again");
        File.Delete(home.Reports.PathOf(".warehouse"));
        (await home.CommandAsync("status")).Output.Should().Contain("published, failed, reports due");

        var backfill = await home.CommandAsync("backfill", "2026-01", "--stale");

        backfill.Code.Should().Be(0, backfill.Error);
        Versions(home).Should().Equal("2026-01 v01");
        (await home.CommandAsync("status")).Output.Should().NotContain("reports due");
    }

    [Fact]
    public async Task A_file_is_had_by_its_name_and_checked_on_the_way()
    {
        await using var home = await PublishedAsync();
        var copy = Path.Combine(home.Path, "copy.csv.gz");

        var got = await home.CommandAsync("report", "get", "productlicenses", "2026-02", "--format", "csv", "-o", copy);
        var named = Directory.EnumerateFiles(home.Reports.PathOf("ProductLicenses/2026-02"), "*_viewer_*.csv.gz").Single();
        (await File.ReadAllBytesAsync(copy)).Should().Equal(await File.ReadAllBytesAsync(named));
        await File.AppendAllTextAsync(named, "more");
        var damaged = await home.CommandAsync("report", "get", "ProductLicenses", "2026-02", "--format", "csv", "-o", copy);
        var missing = await home.CommandAsync("report", "get", "ProductLicenses", "2025-12", "-o", copy);

        got.Code.Should().Be(0, got.Error);
        damaged.Code.Should().Be(1);
        damaged.Error.Should().Contain("SHA-256");
        missing.Code.Should().Be(2);
        missing.Error.Should().Contain("insights report build 2025-12");
    }

    [Fact]
    public async Task Every_report_command_gives_one_object()
    {
        await using var home = await PublishedAsync();
        foreach (var (code, words) in new[]
            {
                (0, "report list"), (0, "report list 2026-01 --dataset profile --all-versions"), (2, "report list --dataset nonsense"),
                (0, "report build 2026-01"), (1, "report build 2026-03"), (0, "run 2026-01 --step report --dry-run"),
                (1, "run 2026-03 --step report --dry-run"), (0, "report prune --keep-versions 1 --dry-run"), (0, "report prune --keep-months 1"),
                (2, "report prune --keep-versions 0"),
            })
        {
            var (found, output, error) = await home.CommandAsync([.. words.Split(' '), "--json"]);

            found.Should().Be(code, "{0}: {1}", words, error);
            System.Text.Json.JsonDocument.Parse(output).RootElement.ValueKind.Should().Be(System.Text.Json.JsonValueKind.Object, words);
        }
    }

    static async Task<TestHome> PublishedAsync()
    {
        var home = await TestHome.CreateAsync();
        foreach (var month in (Month[])[January, February]) new TinyFeeds(month).DropInto(home.Feeds);
        var run = await home.CommandAsync("run", "2026-01..2026-02", "--feeds", home.Feeds);
        run.Code.Should().Be(0, run.Error);
        return home;
    }

    static IEnumerable<string> Versions(TestHome home) =>
        Directory.EnumerateFiles(home.Reports.PathOf(""), "SeatsSubscriptionsAndRevenue_*_viewer_*.parquet", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path).Split('_')).Select(words => $"{words[1][..4]}-{words[1][4..]} {words[3][..3]}")
            .Order(StringComparer.Ordinal);
}
