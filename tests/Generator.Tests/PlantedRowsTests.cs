using System.Text.Json;
using InsightsEtl.Extract;
using InsightsEtl.Transform;

namespace InsightsEtl.Generator.Tests;

public sealed class PlantedRowsTests : IDisposable
{
    static readonly GeneratedFeedsRequest ThreeMonths =
        new("", new Month(2026, 8), Feeds.October, Customers: 500, Seed: 3, UsageDays: 2, DirtyShare: 0.001m);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_planted_is_what_is_rejected_reason_by_reason()
    {
        (ThreeMonths with { OutFolder = _folder.Of("feeds") }).Write();

        var landing = await Feeds.LandAsync(_folder.Of("feeds"), _folder.Of("landing"));

        var found = ThreeMonths.Months.SelectMany(month => Found(landing, month)).Order(StringComparer.Ordinal);
        found.Should().Equal(Planted().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_of_bad_row_is_planted()
    {
        (ThreeMonths with { OutFolder = _folder.Of("feeds") }).Write();

        using var planted = Read();
        var reasons = planted.RootElement.GetProperty("total").GetProperty("rejects").EnumerateObject().Select(reason => reason.Name);

        reasons.Should().BeEquivalentTo(Enum.GetValues<RejectReason>().Select(NameOf));
        planted.RootElement.GetProperty("total").GetProperty("duplicates").GetInt64().Should().BePositive();
        planted.RootElement.GetProperty("omitted").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public void No_feed_of_a_month_comes_near_the_limit_for_rejects()
    {
        (ThreeMonths with { OutFolder = _folder.Of("feeds") }).Write();

        using var planted = Read();
        var shares =
            from month in planted.RootElement.GetProperty("months").EnumerateArray()
            from feed in month.GetProperty("deliveries").EnumerateArray().GroupBy(delivery => delivery.GetProperty("feed").GetString())
            let reasons = feed.SelectMany(delivery => delivery.GetProperty("rejects").EnumerateObject())
            let rejects = reasons.Sum(reason => reason.Value.GetInt64())
            select (double)rejects / feed.Sum(delivery => delivery.GetProperty("rows").GetInt64());

        shares.Should().OnlyContain(share => share <= 0.004);
    }

    [Fact]
    public async Task Planted_rows_harm_no_good_one()
    {
        (ThreeMonths with { OutFolder = _folder.Of("dirty") }).Write();
        (ThreeMonths with { OutFolder = _folder.Of("clean"), DirtyShare = 0 }).Write();

        var dirty = (await Feeds.LandAsync(_folder.Of("dirty"), _folder.Of("landing-dirty"))).Transform(Feeds.October, _ => { });
        var clean = (await Feeds.LandAsync(_folder.Of("clean"), _folder.Of("landing-clean"))).Transform(Feeds.October, _ => { });

        dirty.SubscriptionFacts.Should().Equal(clean.SubscriptionFacts);
        dirty.UsageFacts.Should().Equal(clean.UsageFacts);
        dirty.RevenueFacts.Should().Equal(clean.RevenueFacts);
        dirty.AttributionFacts.Should().Equal(clean.AttributionFacts);
        dirty.Customers.Should().Equal(clean.Customers);
    }

    [Fact]
    public async Task Without_them_nothing_is_rejected_and_only_late_credits_point_nowhere()
    {
        (ThreeMonths with { OutFolder = _folder.Of("clean"), DirtyShare = 0 }).Write();
        var landing = await Feeds.LandAsync(_folder.Of("clean"), _folder.Of("landing"));
        List<RejectedLine> rejects = [];

        var months = ThreeMonths.Months.Select(month => landing.Transform(month, rejects.Add)).ToList();

        rejects.Should().BeEmpty();
        months.SelectMany(month => month.Counts).Sum(count => count.RowsDuplicate).Should().Be(0);
        months.SelectMany(month => month.Orphans).Should().NotBeEmpty().And.OnlyContain(orphan => orphan.Feed == Feed.Billing);
        months.SelectMany(month => month.Customers).Should().OnlyContain(customer => !customer.IsInferred);
        months.SelectMany(month => month.Skus).Should().OnlyContain(sku => !sku.IsInferred);
        months.SelectMany(month => month.PartnerLocations).Should().OnlyContain(location => !location.IsInferred);
        File.Exists(_folder.Of("clean/planted.json")).Should().BeFalse();
    }

    static List<string> Found(Landing landing, Month month)
    {
        List<RejectedLine> rejects = [];
        var transformed = landing.Transform(month, rejects.Add);
        return
        [
            .. transformed.Counts.Select(count => $"{count.Delivery}: {count.RowsIn} rows, {count.RowsDuplicate} duplicates"),
            .. rejects.GroupBy(line => $"{line.Delivery}: {NameOf(line.Reason)}").Select(group => $"{group.Key} {group.Count()}"),
        ];
    }

    IEnumerable<string> Planted()
    {
        using var planted = Read();
        var months = planted.RootElement.GetProperty("months").EnumerateArray();
        foreach (var delivery in months.SelectMany(month => month.GetProperty("deliveries").EnumerateArray()))
        {
            var name = $"{delivery.GetProperty("feed")} {delivery.GetProperty("date")}";
            yield return $"{name}: {delivery.GetProperty("rows")} rows, {delivery.GetProperty("duplicates")} duplicates";
            foreach (var reason in delivery.GetProperty("rejects").EnumerateObject()) yield return $"{name}: {reason.Name} {reason.Value}";
        }
    }

    JsonDocument Read() => JsonDocument.Parse(File.ReadAllText(_folder.Of("feeds/planted.json")));

    static string NameOf(RejectReason reason) => JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString());
}
