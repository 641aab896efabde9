using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InsightsEtl.Load.Reports;

namespace InsightsEtl.Load.Tests;

/// <summary>A published month has its report files: five datasets, two audiences, three formats, one version.</summary>
public sealed class MonthReportsTests
{
    static readonly DeliveredMonth March = DeliveredMonth.Of("2026-03", new Licence("a"), new Licence("b", 20) { Tenant = "fabrikam" });

    [Fact]
    public async Task Every_file_lies_where_its_name_says_with_its_manifest_and_its_row_in_the_ledger()
    {
        await using var home = await ReportHome.NewAsync(March);

        var written = await home.WriteAsync("2026-03");

        written.Should().HaveCount(30);
        var names = await home.LedgerAsync();
        names.Should().HaveCount(30).And.Contain("ProductLicenses/2026-03/ProductLicenses_202603_viewer_v01.csv.gz")
            .And.Contain("Profile/2026-03/Profile_202603_executive_v01.parquet");
        home.Files().Should().BeEquivalentTo(names.SelectMany(name => (string[])[name, name + ".manifest.json"]));
        foreach (var file in written!)
            Sha256(home.Folder.PathOf(file.File.Name)).Should().Be(file.Sha256);
        (await home.Warehouse.LinesAsync("select file_name || ' ' || sha256 || ' ' || row_count || ' ' || file_bytes from etl.report_file"))
            .Should().BeEquivalentTo(written.Select(file => $"{file.File.Name} {file.Sha256} {file.Rows} {file.Bytes}"));
    }

    [Fact]
    public async Task A_manifest_tells_what_its_file_is_and_what_it_was_made_from()
    {
        await using var home = await ReportHome.NewAsync(March);

        await home.WriteAsync("2026-03");

        var path = home.PathOf(Report.ProductLicenses, "2026-03", ReportAudience.Viewer, ReportFormat.Parquet);
        var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(path + ".manifest.json")).RootElement;
        manifest.GetProperty("dataset").GetString().Should().Be("ProductLicenses");
        manifest.GetProperty("month").GetString().Should().Be("2026-03");
        manifest.GetProperty("audience").GetString().Should().Be("viewer");
        manifest.GetProperty("version").GetInt32().Should().Be(1);
        manifest.GetProperty("rows").GetInt64().Should().Be(2);
        manifest.GetProperty("bytes").GetInt64().Should().Be(new FileInfo(path).Length);
        manifest.GetProperty("sha256").GetString().Should().Be(Sha256(path));
        manifest.GetProperty("asOf").GetString().Should().Be("2026-03-31");
        manifest.GetProperty("isPartial").GetBoolean().Should().BeFalse();
        manifest.GetProperty("runId").GetInt64().Should().Be(1, "that run published the month");
        manifest.GetProperty("columns").EnumerateArray()
            .Select(column => $"{column.GetProperty("name").GetString()} {column.GetProperty("type").GetString()}")
            .Should().StartWith(["Month date", "CustomerName string"]).And.EndWith(["LicensesAdded int32", "LicensesRemoved int32"]);
        manifest.GetProperty("feeds").EnumerateArray().Select(feed => feed.GetProperty("identity").GetString())
            .Should().BeEquivalentTo(March.Deliveries.All.Select(delivery => delivery.Identity));
        manifest.TryGetProperty("emptyReason", out _).Should().BeFalse();
    }

    [Fact]
    public async Task A_report_without_rows_is_a_file_with_a_header_and_says_why()
    {
        await using var home = await ReportHome.NewAsync(March);

        await home.WriteAsync("2026-03");

        home.Lines(Report.DynamicsUsage, "2026-03").Should().ContainSingle().Which.Should().StartWith("PGAMpnId,SubscriptionId,");
        var path = home.PathOf(Report.DynamicsUsage, "2026-03", ReportAudience.Viewer, ReportFormat.Csv);
        (await File.ReadAllTextAsync(path + ".manifest.json"))
            .Should().Contain("\"emptyReason\": \"No subscription of product Dynamics 365 was delivered.\"");
    }

    [Fact]
    public async Task What_is_there_is_not_written_again()
    {
        await using var home = await ReportHome.NewAsync(March);
        await home.WriteAsync("2026-03");
        var files = Stamps(home);

        var written = await home.WriteAsync("2026-03");

        written.Should().BeEmpty();
        Stamps(home).Should().Equal(files);
    }

    [Fact]
    public async Task A_new_version_of_the_month_gets_files_of_its_own_and_the_old_ones_stay_as_they_are()
    {
        await using var home = await ReportHome.NewAsync(March);
        await home.WriteAsync("2026-03");
        var old = Stamps(home);
        await home.Warehouse.PublishAsync(DeliveredMonth.Of("2026-03", new Licence("a", 11)));

        var written = await home.WriteAsync("2026-03");

        written.Should().HaveCount(30).And.OnlyContain(file => file.File.Version == 2);
        Stamps(home).Should().Contain(old);
        home.Column(Report.ProductLicenses, "2026-03", "Licenses", version: 2).Should().Equal("11");
        home.Column(Report.ProductLicenses, "2026-03", "Licenses").Should().Equal("10", "20");
    }

    [Fact]
    public async Task A_month_that_followed_its_neighbour_is_written_again_and_tells_of_its_own_deliveries()
    {
        await using var home = await ReportHome.NewAsync(DeliveredMonth.Of("2026-02", new Licence("a", 3)), March);
        await home.WriteAsync("2026-03");
        await home.Warehouse.PublishAsync(DeliveredMonth.Of("2026-02", new Licence("a", 4)));

        var written = await home.WriteAsync("2026-03", Report.SeatsSubscriptionsAndRevenue);

        written.Should().HaveCount(6).And.OnlyContain(file => file.File.Version == 2);
        home.Column(Report.SeatsSubscriptionsAndRevenue, "2026-03", "AvailableSeats", version: 2).Should().Equal("6", "20");
        var path = home.PathOf(Report.SeatsSubscriptionsAndRevenue, "2026-03", ReportAudience.Viewer, ReportFormat.Csv, version: 2);
        (await File.ReadAllTextAsync(path + ".manifest.json")).Should().Contain("subscriptions 2026-03 1").And.NotContain("2026-02 1");
    }

    [Fact]
    public async Task The_same_month_gives_the_same_bytes_on_another_home_whatever_was_built_before()
    {
        await using var home = await ReportHome.NewAsync(March);
        await using var other = await ReportHome.NewAsync(
            DeliveredMonth.Of("2026-05", new Licence("z") { Tenant = "zebra" }, new Licence("b")), March);

        var written = await home.WriteAsync("2026-03");
        var again = await other.WriteAsync("2026-03");

        again!.Select(file => (file.File.Name, file.Sha256)).Should().Equal(written!.Select(file => (file.File.Name, file.Sha256)));
    }

    [Fact]
    public async Task Viewers_files_and_manifests_show_no_revenue()
    {
        await using var home = await ReportHome.NewAsync(
            DeliveredMonth.Of("2026-03", [.. Enumerable.Range(1, 50).Select(number => new Licence($"s{number}") { RevenueUsd = 87654321.98m })]));

        await home.WriteAsync("2026-03");

        foreach (var path in home.Files().Where(file => file.Contains("_viewer_")).Select(file => Path.Combine(home.Path, file)))
        {
            var bytes = Bytes(path);
            bytes.AsSpan().IndexOf("Revenue"u8).Should().BeOneOf([-1, bytes.AsSpan().IndexOf("RevenueAnd"u8), bytes.AsSpan().IndexOf("AndRevenue"u8) + 3], path);
            Encoding.Latin1.GetString(bytes).Should().NotContain("87654321").And.NotContain("BilledRevenue", path);
            bytes.AsSpan().IndexOf(BitConverter.GetBytes(8765432198L)).Should().Be(-1, path);
        }
        home.Lines(Report.CustomersAndTenants, "2026-03")[1].Should().EndWith(",87654321.98");
    }

    [Fact]
    public async Task A_month_that_is_not_published_has_no_files()
    {
        await using var home = await ReportHome.NewAsync(March);

        (await home.WriteAsync("2026-04")).Should().BeNull();

        home.Files().Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_is_visible_of_a_month_whose_writing_was_interrupted()
    {
        await using var home = await ReportHome.NewAsync(March);
        using var interrupted = new CancellationTokenSource();
        await using var run = await RunLedger.StartAsync(home.Warehouse.ConnectionString, "report build", CancellationToken.None);

        var writing = () => new MonthReports(home.Warehouse.ConnectionString, home.Folder, new ReportOptions(), run.RunId)
            .WriteDueAsync(March.Month, Report.All, _ => interrupted.Cancel(), interrupted.Token);

        await writing.Should().ThrowAsync<OperationCanceledException>();
        home.Files().Should().BeEmpty();
        (await home.LedgerAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_a_dead_process_left_is_swept_and_a_strangers_file_is_not()
    {
        await using var home = await ReportHome.NewAsync(March);
        await home.WriteAsync("2026-03");
        var files = home.Files();
        var folder = Path.Combine(home.Path, "Profile", "2026-03");
        await File.WriteAllTextAsync(Path.Combine(folder, ".partial-0123"), "half");
        await File.WriteAllTextAsync(Path.Combine(folder, "Profile_202603_viewer_v02.parquet"), "named, not in the ledger");
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.txt"), "a person's");

        await home.WriteAsync("2026-03");

        home.Files().Should().BeEquivalentTo(files.Append("Profile/2026-03/notes.txt"));
    }

    [Fact]
    public async Task A_file_that_was_deleted_is_written_again_with_the_same_bytes()
    {
        await using var home = await ReportHome.NewAsync(March);
        var first = (await home.WriteAsync("2026-03"))!.Single(file =>
            file.File is { Report.Name: "Profile", Audience: ReportAudience.Viewer, Format: ReportFormat.Tsv });
        File.Delete(home.Folder.PathOf(first.File.Name));

        var written = await home.WriteAsync("2026-03");

        written.Should().Equal(first);
    }

    [Fact]
    public async Task A_folder_of_another_warehouse_is_refused_and_left_alone()
    {
        await using var home = await ReportHome.NewAsync(March);
        await home.WriteAsync("2026-03");
        var files = Stamps(home);
        await home.Warehouse.RunAsync("update etl.installation set installation_id = gen_random_uuid(); delete from etl.report_file");

        var writing = () => home.WriteAsync("2026-03");

        (await writing.Should().ThrowAsync<ReportFolderException>()).Which.Message.Should().Contain("another warehouse").And.Contain(home.Path);
        Stamps(home).Should().Equal(files);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_taken_for_an_empty_one()
    {
        await using var home = await ReportHome.NewAsync(March);
        await home.WriteAsync("2026-03");
        var rows = await home.LedgerAsync();
        Directory.Delete(home.Path, recursive: true);

        var writing = () => home.WriteAsync("2026-03");

        (await writing.Should().ThrowAsync<ReportFolderException>()).Which.Message.Should().Contain("may not be mounted");
        (await home.LedgerAsync()).Should().Equal(rows);
        Directory.CreateDirectory(home.Path);
    }

    [Fact]
    public async Task A_month_is_due_while_its_version_is_above_that_of_its_files()
    {
        await using var home = await ReportHome.NewAsync(DeliveredMonth.Of("2026-02", new Licence("a", 3)), March);
        (await DueAsync(home)).Should().BeEmpty("no month is due that never had files");
        await home.WriteAsync("2026-03");
        (await DueAsync(home)).Should().BeEmpty();

        await home.Warehouse.PublishAsync(DeliveredMonth.Of("2026-02", new Licence("a", 4)));
        (await DueAsync(home)).Should().Equal("2026-03");
        await home.WriteAsync("2026-03", Report.Profile);
        (await DueAsync(home)).Should().Equal("2026-03");
        await home.WriteAsync("2026-03");
        (await DueAsync(home)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_manifest_names_the_deliveries_of_its_version_not_later_ones_that_changed_nothing()
    {
        await using var home = await ReportHome.NewAsync(March);
        await home.Warehouse.PublishAsync(March with { Delivery = 2 });

        await home.WriteAsync("2026-03");

        var path = home.PathOf(Report.Profile, "2026-03", ReportAudience.Viewer, ReportFormat.Csv);
        (await File.ReadAllTextAsync(path + ".manifest.json")).Should().Contain("skus 2026-03 1").And.NotContain("skus 2026-03 2");
    }

    [Fact]
    public async Task Files_are_their_owners_alone()
    {
        await using var home = await ReportHome.NewAsync(March);
        var folder = new ReportFolder(Path.Combine(home.Path, "reports"));
        await using var run = await RunLedger.StartAsync(home.Warehouse.ConnectionString, "report build", CancellationToken.None);

        await new MonthReports(home.Warehouse.ConnectionString, folder, new ReportOptions(), run.RunId)
            .WriteDueAsync(March.Month, [Report.Profile], progress: null, CancellationToken.None);

        File.GetUnixFileMode(folder.PathOf("")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Two_processes_write_a_months_files_one_after_the_other()
    {
        await using var home = await ReportHome.NewAsync(March);

        var written = await Task.WhenAll(home.WriteAsync("2026-03"), home.WriteAsync("2026-03"));

        written.Select(files => files!.Count).Should().BeEquivalentTo([30, 0]);
        home.Files().Should().HaveCount(60);
    }

    static async Task<IEnumerable<string>> DueAsync(ReportHome home) =>
        (await MonthReports.DueAsync(home.Warehouse.ConnectionString, CancellationToken.None)).Select(month => month.ToString());

    static string Sha256(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    static List<(string Name, DateTime Written, string Sha256)> Stamps(ReportHome home) =>
        [.. home.Files().Select(file => Path.Combine(home.Path, file)).Select(path => (path, File.GetLastWriteTimeUtc(path), Sha256(path)))];

    static byte[] Bytes(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(path);
        using var bytes = new MemoryStream();
        using (var file = new GZipStream(File.OpenRead(path), CompressionMode.Decompress)) file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
