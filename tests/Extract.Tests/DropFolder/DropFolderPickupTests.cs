using System.Text;

namespace InsightsEtl.Extract.Tests;

public sealed class DropFolderPickupTests : IDisposable
{
    readonly DropFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    [Fact]
    public async Task A_whole_delivery_lands_as_received_under_names_of_ours()
    {
        var csv = (PartFile.Header + "a,b,c\n").Utf8();
        var packed = """{"mpnId":"b","subscriptionId":"a","attributionType":"c"}""".Utf8().Gzip();
        _folders.Delivery().Part("first of all.csv", csv, rows: 1).Part("x.ndjson.gz", packed, rows: 1).Manifest();

        var found = await _folders.PickUpOne();

        found.Outcome.Should().Be(PickupOutcome.Landed);
        (found.Rows, found.Bytes).Should().Be((2, csv.Length + packed.Length));
        var landed = _folders.Landing.Current().Should().ContainSingle().Subject;
        landed.Parts.Select(part => (part.Name, Path.GetFileName(part.Path), part.Format, part.IsGzip)).Should().Equal(
            ("first of all.csv", "part-000.csv", PartFormat.Csv, false), ("x.ndjson.gz", "part-001.ndjson.gz", PartFormat.Ndjson, true));
        File.ReadAllBytes(landed.Parts[0].Path).Should().Equal(csv);
        File.ReadAllBytes(landed.Parts[1].Path).Should().Equal(packed);
    }

    [Fact]
    public async Task The_manifest_lands_as_received()
    {
        var delivery = _folders.Deliver("a");
        File.AppendAllText(delivery.ManifestPath, "\n ");

        var landed = (await _folders.PickUpOne()).Landed!;

        File.ReadAllText(Path.Combine(Path.GetDirectoryName(landed.Parts[0].Path)!, "manifest.json")).Should().EndWith("\n ");
    }

    [Fact]
    public async Task The_identity_is_the_hash_of_the_hashes()
    {
        _folders.Deliver("a");

        var landed = (await _folders.PickUpOne()).Landed!;

        landed.Identity.Should().Be(Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(landed.Parts[0].Sha256))));
    }

    [Fact]
    public async Task The_same_delivery_again_is_already_landed_and_not_read()
    {
        var delivery = _folders.Deliver("a");
        await _folders.PickUp();
        File.WriteAllText(Path.Combine(delivery.Path, "part-000.csv"), "changed after it landed");
        var before = _folders.Landed();

        var found = await _folders.PickUpOne();

        found.Outcome.Should().Be(PickupOutcome.AlreadyLanded);
        found.Landed!.Rows.Should().Be(1);
        _folders.Landed().Should().Equal(before);
    }

    [Fact]
    public async Task Another_delivery_of_the_date_supersedes_and_the_earlier_one_stays()
    {
        _folders.Deliver("a");
        var earlier = (await _folders.PickUpOne()).Landed!;
        _folders.Deliver("a", "d");

        var found = await _folders.PickUpOne();

        found.Outcome.Should().Be(PickupOutcome.Superseding);
        _folders.Landing.Current().Should().ContainSingle().Which.Rows.Should().Be(2);
        _folders.Landing.Find(Feed.Attributions, earlier.Date, earlier.Identity)!.Rows.Should().Be(1);
    }

    [Fact]
    public async Task A_superseded_delivery_delivered_again_counts_again()
    {
        foreach (var ids in new[] { "a", "b", "a" })
        {
            _folders.Deliver(ids);
            await _folders.PickUp();
        }

        using var reader = RecordReader.Open(_folders.Landing.Current().Single().Parts[0], Feed.Attributions);
        reader.Read();
        Encoding.UTF8.GetString(reader.Field(0)).Should().Be("a");
    }

    [Fact]
    public async Task A_delivery_without_manifest_is_left_alone()
    {
        _folders.Delivery().Part("part-000.csv", PartFile.Header, rows: 0);

        (await _folders.PickUpOne()).Outcome.Should().Be(PickupOutcome.Incomplete);
        _folders.Landed().Should().BeEmpty();
    }

    [Fact]
    public async Task A_delivery_may_have_no_rows_and_even_no_parts()
    {
        _folders.Delivery().Part("part-000.csv", PartFile.Header, rows: 0).Manifest();
        _folders.Delivery("usage").Manifest();

        var found = await _folders.PickUp();

        found.Deliveries.Should().OnlyContain(delivery => delivery.Outcome == PickupOutcome.Landed && delivery.Rows == 0);
        _folders.Landing.Current().Should().HaveCount(2);
    }

    [Fact]
    public async Task Faulty_rows_count_as_rows()
    {
        _folders.Delivery().Part("part-000.csv", PartFile.Header + "a,b\nx,y,\"z\na,b,c\n", rows: 3).Manifest();

        (await _folders.PickUpOne()).Outcome.Should().Be(PickupOutcome.Landed);
    }

    [Fact]
    public async Task Unknown_columns_are_reported_once_for_a_delivery()
    {
        const string Text = "subscriptionId,mpnId,attributionType,newColumn\n";
        _folders.Delivery().Part("a.csv", Text, rows: 0).Part("b.csv", Text.ToUpperInvariant(), rows: 0).Manifest();

        (await _folders.PickUpOne()).UnknownColumns.Should().Equal("newColumn");
    }

    [Fact]
    public async Task Files_the_manifest_does_not_name_do_not_count()
    {
        var delivery = _folders.Deliver("a");
        File.WriteAllText(Path.Combine(delivery.Path, "part-001.csv"), "left over");

        (await _folders.PickUpOne()).Rows.Should().Be(1);
    }

    [Fact]
    public async Task Folders_that_are_no_feed_or_no_date_are_ignored_and_named()
    {
        _folders.Delivery("usages").Manifest();
        _folders.Delivery("usage", "2026-10").Manifest();
        _folders.Delivery("usage", "2026-02-30").Manifest();

        var found = await _folders.PickUp();

        found.Deliveries.Should().BeEmpty();
        found.Ignored.Should().Equal(
            "usages: not a feed", "usage/2026-02-30: not a date as yyyy-MM-dd", "usage/2026-10: not a date as yyyy-MM-dd");
    }

    [Fact]
    public async Task A_drop_folder_that_is_not_there_is_an_error()
    {
        Directory.Delete(_folders.Feeds);

        await _folders.Invoking(folders => folders.PickUp()).Should().ThrowAsync<DirectoryNotFoundException>();
    }

    [Fact]
    public async Task Progress_is_told_in_bytes()
    {
        _folders.Deliver("a");
        long copied = 0;

        var found = await new DropFolderPickup(_folders.Landing, bytes => Interlocked.Add(ref copied, bytes))
            .RunAsync(_folders.Feeds, PickupScope.Everything, CancellationToken.None);

        copied.Should().Be(found.Deliveries.Single().Bytes);
    }

    [Fact]
    public async Task A_cancelled_pickup_leaves_nothing()
    {
        _folders.Deliver("a");
        using var cancellation = new CancellationTokenSource();
        var pickup = new DropFolderPickup(_folders.Landing, _ => cancellation.Cancel());

        await pickup.Invoking(running => running.RunAsync(_folders.Feeds, PickupScope.Everything, cancellation.Token))
            .Should().ThrowAsync<OperationCanceledException>();

        _folders.Landed().Should().BeEmpty();
    }
}
