namespace InsightsEtl.Extract.Tests;

public sealed class RefusedDeliveryTests : IDisposable
{
    static readonly byte[] Good = (PartFile.Header + "a,b,c\n").Utf8();
    readonly DropFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    async Task Refused(string message)
    {
        foreach (var found in new[] { (await _folders.Check()).Deliveries.Single(), await _folders.PickUpOne() })
        {
            found.Outcome.Should().Be(PickupOutcome.Refused);
            found.Message.Should().Match(message);
        }

        _folders.Landed().Should().BeEmpty();
    }

    [Fact]
    public async Task A_part_that_is_missing_is_named()
    {
        _folders.Delivery().Claim("part-000.csv", Good, rows: 1).Manifest();

        await Refused("Part part-000.csv is missing; the manifest expects * bytes.*");
    }

    [Fact]
    public async Task A_part_of_another_length_is_refused()
    {
        var delivery = _folders.Deliver("a");
        File.AppendAllText(Path.Combine(delivery.Path, "part-000.csv"), "d,e,f\n");

        await Refused("Part part-000.csv has 49 bytes, the manifest expects 43.*");
    }

    [Fact]
    public async Task A_part_of_other_bytes_is_refused()
    {
        var delivery = _folders.Deliver("a");
        File.WriteAllText(Path.Combine(delivery.Path, "part-000.csv"), PartFile.Header + "x,b,c\n");

        await Refused("Part part-000.csv has sha256 *, the manifest expects *");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task A_part_of_other_rows_is_refused(long rows)
    {
        _folders.Delivery().Part("part-000.csv", Good, rows).Manifest();

        await Refused($"Part part-000.csv has rows 1, the manifest expects {rows}.*");
    }

    [Fact]
    public async Task One_bad_part_refuses_the_whole_delivery()
    {
        _folders.Delivery().Part("a.csv", Good, rows: 1).Part("b.csv", "mpnId\n", rows: 0).Manifest();

        await Refused("Part b.csv lacks required column subscriptionId, attributionType; *");
    }

    [Fact]
    public async Task A_part_with_a_cut_trailer_is_refused()
    {
        _folders.Delivery().Part("a.csv.gz", Good.Gzip()[..^3], rows: 1).Manifest();

        await Refused("Part a.csv.gz is not whole gzip*");
    }

    [Theory]
    [InlineData("../part-000.csv")]
    [InlineData("/etc/part-000.csv")]
    [InlineData("a\\part-000.csv")]
    [InlineData("a/part-000.csv")]
    [InlineData("..csv")]
    [InlineData(".csv")]
    [InlineData("part-000.txt")]
    [InlineData("part-000.CSV.zip")]
    [InlineData("a\0.csv")]
    [InlineData("C:part.csv")]
    public async Task Names_are_plain_file_names_of_a_known_format(string name)
    {
        _folders.Delivery().Claim(name, Good, rows: 1).Manifest();

        await Refused("manifest.json has name '*'; expected a file name without path*");
    }

    [Fact]
    public async Task A_part_is_named_once()
    {
        _folders.Delivery().Part("a.csv", Good, rows: 1).Claim("A.csv", Good, rows: 1).Manifest();

        await Refused("manifest.json names part a.csv twice*");
    }

    [Fact]
    public async Task A_manifest_of_another_feed_is_refused()
    {
        _folders.Delivery().Part("a.csv", Good, rows: 1).Manifest(feed: "usage");

        await Refused("manifest.json says usage 2026-10-31, the folder attributions 2026-10-31;*");
    }

    [Fact]
    public async Task A_manifest_of_another_date_is_refused()
    {
        _folders.Delivery().Part("a.csv", Good, rows: 1).Manifest(date: "2026-10-30");

        await Refused("manifest.json says attributions 2026-10-30, the folder attributions 2026-10-31;*");
    }

    [Theory]
    [InlineData("", "*is not JSON*")]
    [InlineData("{", "*is not JSON*")]
    [InlineData("[]", "*lacks feed*")]
    [InlineData("""{"feed":"\ud800"}""", "*is not JSON*")]
    [InlineData("""{"feed":"other","date":"2026-10-31"}""", "*feed 'other'; expected a feed's name*")]
    [InlineData("""{"feed":"attributions","date":"31.10.2026"}""", "*date '31.10.2026'; expected a date*")]
    [InlineData("""{"feed":"attributions","date":"2026-10-31"}""", "*lacks parts*")]
    [InlineData("""{"feed":"attributions","date":"2026-10-31","parts":[7]}""", "*lacks sha256*")]
    [InlineData("""{"feed":"attributions","date":"2026-10-31","parts":[{"sha256":"xyz"}]}""", "*sha256 'xyz'; expected 64 hex digits*")]
    public async Task A_manifest_that_is_none_is_refused(string json, string message)
    {
        File.WriteAllText(_folders.Delivery().ManifestPath, json);

        await Refused(message);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1e30")]
    public async Task Counts_are_whole_numbers_from_0(string rows)
    {
        var delivery = _folders.Deliver("a");
        File.WriteAllText(delivery.ManifestPath, File.ReadAllText(delivery.ManifestPath).Replace("\"rows\":1", $"\"rows\":{rows}", StringComparison.Ordinal));

        await Refused("manifest.json has a wrong rows*");
    }

    [Fact]
    public async Task A_manifest_has_at_most_4_MiB()
    {
        File.WriteAllText(_folders.Delivery().ManifestPath, new string(' ', (4 << 20) + 1));

        await Refused("manifest.json has 4194305 bytes; expected at most 4194304.");
    }

    [Fact]
    public async Task A_part_that_is_a_folder_is_refused()
    {
        var delivery = _folders.Delivery().Claim("a.csv", Good, rows: 1);
        Directory.CreateDirectory(Path.Combine(delivery.Path, "a.csv"));
        delivery.Manifest();

        await Refused("Part a.csv is a folder; expected a file.");
    }

    [Fact]
    public async Task A_part_that_is_a_link_is_refused_wherever_it_leads()
    {
        File.WriteAllBytes(_folders.Outside, Good);
        var delivery = _folders.Delivery().Claim("a.csv", Good, rows: 1);
        File.CreateSymbolicLink(Path.Combine(delivery.Path, "a.csv"), _folders.Outside);
        delivery.Manifest();

        await Refused("Part a.csv is a link*");
    }

    [Fact]
    public async Task A_manifest_that_is_a_link_is_refused()
    {
        var delivery = _folders.Deliver("a");
        File.Move(delivery.ManifestPath, _folders.Outside);
        File.CreateSymbolicLink(delivery.ManifestPath, _folders.Outside);

        await Refused("manifest.json is a link*");
    }

    [Theory]
    [InlineData("attributions")]
    [InlineData("attributions/2026-10-31")]
    public async Task A_folder_that_is_a_link_is_refused(string folder)
    {
        _folders.Deliver("a");
        Directory.Move(Path.Combine(_folders.Feeds, folder), _folders.Outside);
        Directory.CreateSymbolicLink(Path.Combine(_folders.Feeds, folder), _folders.Outside);

        await Refused($"Folder {folder} is a link*");
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        var delivery = _folders.Delivery("attributions").Claim("a.ndjson", [], rows: 1);
        using (var mkfifo = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(delivery.Path, "a.ndjson")])) await mkfifo.WaitForExitAsync();
        delivery.Manifest();

        await Refused("Part a.ndjson has rows 0, the manifest expects 1.*");
    }

    [Fact]
    public async Task Other_deliveries_land_all_the_same()
    {
        _folders.Deliver("a");
        _folders.Delivery(date: "2026-10-30").Claim("a.csv", Good, rows: 1).Manifest();

        var found = await _folders.PickUp();

        found.Deliveries.Select(delivery => delivery.Outcome).Should().Equal(PickupOutcome.Refused, PickupOutcome.Landed);
    }
}
