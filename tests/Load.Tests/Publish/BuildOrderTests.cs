namespace InsightsEtl.Load.Tests;

/// <summary>What a month says does not depend on when it was built, or how often.</summary>
public sealed class BuildOrderTests
{
    static readonly string[] Names = ["A", "B", "C"];

    public static TheoryData<int[]> Orders => [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Values_that_change_and_change_back_hold_in_their_months(int[] order)
    {
        var months = new[] { Month(1, "A"), Month(2, "B"), Month(3, "A") };
        await using var warehouse = await Warehouse.NewAsync([.. order.Select(number => months[number - 1])]);

        var names = await warehouse.LinesAsync("""
            select month_key, customer_name, friendly_name, sku, partner_name
            from warehouse.fact_subscription_month
            join warehouse.dim_customer using (customer_key) join warehouse.dim_subscription using (subscription_key)
            join warehouse.dim_sku using (sku_key) join warehouse.dim_partner_location using (partner_location_key)
            order by month_key
            """);

        names.Should().Equal("202601|A|A|A|A", "202602|B|B|B|B", "202603|A|A|A|A");
        (await warehouse.BrokenVersionsAsync()).Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Months_built_redelivered_and_corrected_in_any_order_say_what_they_say_built_once_in_turn(int seed)
    {
        var random = new Random(seed);
        var months = Enumerable.Range(1, 4).Select(number => Random(random, number)).ToArray();
        var drafts = Enumerable.Range(1, 4).Select(number => Random(random, number));
        var anyOrder = drafts.OrderBy(_ => random.Next()).Take(3).Concat(months.OrderBy(_ => random.Next())).ToArray();

        await using var inTurn = await Warehouse.NewAsync(months);
        await using var shuffled = await Warehouse.NewAsync(anyOrder);

        (await shuffled.ValuesAsync()).Should().Equal(await inTurn.ValuesAsync());
        (await shuffled.BrokenVersionsAsync()).Should().BeEmpty();
        (await shuffled.LinesAsync("select customer_key from warehouse.dim_customer where valid_to < '1900-01-01'")).Should().BeEmpty();
    }

    /// <summary>All members are named the same, and change together.</summary>
    static DeliveredMonth Month(int number, string name) =>
        DeliveredMonth.Of($"2026-{number:00}", new Licence("a") { FriendlyName = name }) with
        {
            Customers = [Member.Customer("contoso") with { CustomerName = name }],
            Skus = [Member.Sku("e3") with { Sku = name }],
            Locations = [Member.Location("1000001") with { PartnerName = name }],
        };

    static DeliveredMonth Random(Random random, int number)
    {
        var subscriptions = new[] { "a", "b", "c", "d" }.Where(_ => random.Next(3) > 0);
        var licences = subscriptions.Select(subscription => new Licence(subscription, random.Next(1, 4))
        {
            FriendlyName = Pick(random, Names),
            Tenant = Pick(random, ["t1", "t2"]),
            Mpn = Pick(random, ["1000001", "Unknown"]),
            MigratedFrom = Pick(random, [null, "a", "b"]),
            AlsoCredited = random.Next(2) == 0 ? [] : [("3000003", "DPOR")],
        });
        return DeliveredMonth.Of($"2026-{number:00}", [.. licences]) with
        {
            IsUsageLoaded = random.Next(4) > 0,
            Customers = [.. new[] { "t1", "t2" }.Select(tenant => Member.Customer(tenant) with
            {
                CustomerName = Pick(random, Names), CustomerTpid = Pick(random, [null, "P", "Q"]),
            })],
            Skus = [Member.Sku("e3") with { Sku = Pick(random, Names) }],
            Locations = [Member.Location("1000001") with { PartnerName = Pick(random, Names) }],
        };
    }

    static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
