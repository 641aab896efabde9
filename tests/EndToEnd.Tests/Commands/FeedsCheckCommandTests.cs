using System.Text.Json;
using InsightsEtl.Extract;

namespace InsightsEtl.EndToEnd.Tests;

public sealed class FeedsCheckCommandTests
{
    static readonly Month January = new(2026, 1);

    [Fact]
    public async Task It_says_of_each_delivery_what_the_contract_does_not_know_and_what_would_be_rejected_and_loads_nothing()
    {
        await using var home = await TestHome.CreateAsync();
        var january = new TinyFeeds(January);
        january.DropInto(home.Feeds);
        var usage = january.BrokenUsage;
        (usage with { Columns = usage.Columns + ",\"Seat\e[2J\"", Rows = [.. usage.Rows.Select(row => row + ",x")] }).DropInto(home.Feeds);
        (january.Billing with { Rows = [january.Billing.Rows[0], january.Billing.Rows[1].Replace("USD", "EUR", StringComparison.Ordinal)] })
            .DropInto(home.Feeds);

        var (code, output, error) = await home.CommandAsync("feeds", "check", home.Feeds, "--json");

        code.Should().Be(0, error);
        var deliveries = JsonDocument.Parse(output).RootElement.GetProperty("deliveries").EnumerateArray()
            .ToDictionary(delivery => delivery.GetProperty("feed").GetString()!);
        deliveries["usage"].GetProperty("unknownColumns").EnumerateArray().Select(column => column.GetString()).Should().Equal(@"Seat\u001B[2J");
        Rejects(deliveries["usage"]).Should().Be("""{"bad_int":2}""");
        Rejects(deliveries["billing"]).Should().Be("""{"unknown_currency":1}""");
        Rejects(deliveries["subscriptions"]).Should().Be("{}");
        Directory.Exists(home.Path).Should().BeFalse();
        (await home.CommandAsync("feeds", "check", home.Feeds)).Output.Should().Contain("bad_int 2");
        (await home.CommandAsync("run", "2026-01", "--feeds", home.Feeds, "--dry-run")).Error
            .Should().Contain(@"columns the contract does not know are ignored: Seat\u001B[2J.");
    }

    static string Rejects(JsonElement delivery) => JsonSerializer.Serialize(delivery.GetProperty("rejects"));
}
