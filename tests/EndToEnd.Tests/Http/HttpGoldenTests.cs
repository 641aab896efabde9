using System.Security.Cryptography;
using InsightsEtl.Extract;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Simulation;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>What is pulled and what is dropped make the same warehouse and the same files.</summary>
public sealed class HttpGoldenTests
{
    [Fact]
    public async Task A_service_of_the_golden_feeds_gives_the_warehouse_and_the_files_of_the_drop_folder()
    {
        await using var dropped = await TestHome.CreateAsync();
        await using var pulled = await TestHome.CreateAsync();
        await using var source = await HttpFeeds.ServeAsync(Paging.NextLink, FaultPlan.None);

        var fromFolder = await dropped.RunAsync(TestHome.Request(HttpFeeds.Golden.Range, HttpFeeds.Golden.Feeds) with { Datasets = null });
        var fromService = await pulled.RunAsync(TestHome.Request(HttpFeeds.Golden.Range) with { Datasets = null, Pull = HttpFeeds.Pull(source) });

        fromFolder.Code.Should().Be(ExitCode.Done, dropped.Said);
        fromService.Code.Should().Be(ExitCode.Done, pulled.Said);
        (await WarehouseDump.OfAsync(dropped)).DifferencesTo(await WarehouseDump.OfAsync(pulled)).Should().BeEmpty();
        FilesOf(pulled).Should().Equal(FilesOf(dropped)).And.HaveCount(HttpFeeds.Golden.Months.Count * 30);
        pulled.Said.Should().MatchRegex(@"pull: .* rows, .* MB/s, \d+ pages");
        source.Service.Tokens.Issued.Should().Be(1);
    }

    [Fact]
    public async Task Every_paging_and_format_lands_the_same_deliveries()
    {
        var expected = await LandedAsync(Paging.NextLink, BodyFormat.Json, isGzip: false);

        expected.Should().HaveCountGreaterThan(70);
        foreach (var paging in Enum.GetValues<Paging>())
            foreach (var format in Enum.GetValues<BodyFormat>())
                (await LandedAsync(paging, format, isGzip: format == BodyFormat.Csv)).Should().Equal(expected, "{0} {1}", paging, format);
    }

    static async Task<IReadOnlyList<string>> LandedAsync(Paging paging, BodyFormat format, bool isGzip)
    {
        var folder = Directory.CreateTempSubdirectory("insights-e2e-");
        try
        {
            await using var source = await HttpFeeds.ServeAsync(paging, FaultPlan.None, format, isGzip);
            return (await HttpFeeds.LandAsync(source, new Landing(folder.FullName), HttpFeeds.Golden.Months)).Landed;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Name and hash of each report file; their manifests name the deliveries, which are not the same bytes.</summary>
    static IEnumerable<string> FilesOf(TestHome home) => Directory.EnumerateFiles(home.Reports.PathOf(""), "*", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".json", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith('.')).Order(StringComparer.Ordinal)
        .Select(path => $"{Path.GetFileName(path)} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}");
}
