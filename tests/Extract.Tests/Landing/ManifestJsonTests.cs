namespace InsightsEtl.Extract.Tests;

public sealed class ManifestJsonTests : IDisposable
{
    readonly DropFolders _folders = new();

    public void Dispose() => _folders.Dispose();

    Task Refused(string message) => _folders.ExpectRefused(message);

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
    [InlineData("""{"feed":"a\u0000\u001b[2J","date":"2026-10-31"}""", @"*feed 'a\u0000\u001B[2J'; expected*")]
    public async Task A_manifest_that_is_none_is_refused(string json, string message)
    {
        File.WriteAllText(_folders.Delivery().ManifestPath, json);

        await Refused(message);
    }

    [Fact]
    public async Task A_long_text_is_cut_between_characters()
    {
        var date = new string('a', 99) + "\U0001F600";
        File.WriteAllText(_folders.Delivery().ManifestPath, $$"""{"feed":"attributions","date":"{{date}}"}""");

        await Refused($"*date '{new string('a', 99)}…'; expected*");
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("1e30")]
    public async Task Counts_are_whole_numbers_from_0(string rows)
    {
        var delivery = _folders.Deliver("a");
        var json = File.ReadAllText(delivery.ManifestPath);
        File.WriteAllText(delivery.ManifestPath, json.Replace("\"rows\":1", $"\"rows\":{rows}", StringComparison.Ordinal));

        await Refused("manifest.json has a wrong rows*");
    }

    [Fact]
    public async Task A_manifest_has_at_most_4_MiB()
    {
        File.WriteAllText(_folders.Delivery().ManifestPath, new string(' ', (4 << 20) + 1));

        await Refused("manifest.json has 4194305 bytes; expected at most 4194304.");
    }
}
