using InsightsEtl.Load.Reports;

namespace InsightsEtl.Load.Tests;

/// <summary>Old report files go with their rows, and nothing else does.</summary>
public sealed class ReportRetentionTests
{
    [Fact]
    public async Task Versions_beyond_those_kept_go_and_newer_ones_stay()
    {
        await using var home = await WithVersionsAsync(3);

        var pruned = await Retention(home, new ReportOptions { KeepVersions = 2 }).PruneAsync(CancellationToken.None);

        pruned.Should().HaveCount(6).And.OnlyContain(file => file.Name.Contains("_v01."));
        (await home.LedgerAsync()).Should().HaveCount(12);
        home.Files().Should().HaveCount(24).And.NotContain(file => file.Contains("_v01."));
    }

    [Fact]
    public async Task Months_beyond_those_kept_go_with_all_their_versions()
    {
        await using var home = await WithVersionsAsync(2);
        await home.Warehouse.PublishAsync(DeliveredMonth.Of("2026-04", new Licence("a")));
        await home.WriteAsync("2026-04", Report.Profile);

        await Retention(home, new ReportOptions { KeepMonths = 1 }).PruneAsync(CancellationToken.None);

        home.Files().Should().HaveCount(12).And.OnlyContain(file => file.Contains("2026-04"));
    }

    [Fact]
    public async Task What_would_go_stays_until_it_is_said()
    {
        await using var home = await WithVersionsAsync(3);

        var due = await Retention(home, new ReportOptions { KeepVersions = 1 }).DueAsync(CancellationToken.None);

        due.Should().HaveCount(12);
        home.Files().Should().HaveCount(36);
    }

    [Fact]
    public async Task A_pruned_version_is_not_written_again()
    {
        await using var home = await WithVersionsAsync(2);
        await Retention(home, new ReportOptions { KeepVersions = 1 }).PruneAsync(CancellationToken.None);

        (await home.WriteAsync("2026-03", Report.Profile)).Should().BeEmpty();
    }

    [Fact]
    public async Task Drafts_of_a_dead_process_are_swept_wherever_they_lie()
    {
        await using var home = await WithVersionsAsync(1);
        var files = home.Files();
        foreach (var month in (string[])["2026-03", "2025-01"])
        {
            var folder = Path.Combine(home.Path, "Profile", month);
            Directory.CreateDirectory(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, ".partial-77"), "half");
        }

        await Retention(home, new ReportOptions()).SweepAsync(CancellationToken.None);

        home.Files().Should().Equal(files);
    }

    [Fact]
    public async Task Files_that_have_their_name_and_no_row_are_swept_wherever_they_lie()
    {
        await using var home = await WithVersionsAsync(1);
        var files = home.Files();
        var folder = Directory.CreateDirectory(Path.Combine(home.Path, "Profile", "2025-01")).FullName;
        foreach (var name in (string[])["Profile_202501_executive_v01.csv.gz", "Profile_202501_executive_v01.csv.gz.manifest.json"])
            await File.WriteAllTextAsync(Path.Combine(folder, name), "its row was let go before it was");

        await Retention(home, new ReportOptions()).SweepAsync(CancellationToken.None);

        home.Files().Should().Equal(files);
    }

    static ReportRetention Retention(ReportHome home, ReportOptions options) => new(home.Warehouse.ConnectionString, home.Folder, options);

    static async Task<ReportHome> WithVersionsAsync(int versions)
    {
        var home = await ReportHome.NewAsync();
        for (var version = 1; version <= versions; version++)
        {
            await home.Warehouse.PublishAsync(DeliveredMonth.Of("2026-03", new Licence("a", version)));
            await home.WriteAsync("2026-03", Report.Profile);
        }
        return home;
    }
}
