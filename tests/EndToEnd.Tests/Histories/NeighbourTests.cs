using InsightsEtl.Extract;
using InsightsEtl.Load;
using InsightsEtl.Scheduler.Commands;
using InsightsEtl.Scheduler.Jobs;
using InsightsEtl.Scheduler.Terminals;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>What one month takes over from another.</summary>
public sealed class NeighbourTests
{
    static readonly Month January = new(2026, 1);
    static readonly Month February = January.Next;
    static readonly Month March = February.Next;

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(3, 2, 1)]
    [InlineData(2, 3, 1)]
    public async Task A_customer_without_rows_shows_the_tenant_it_still_had_the_month_before(params int[] order)
    {
        await using var home = await TestHome.CreateAsync();
        string[] tenants = [$"{Tenant(1)},P1,Fabrikam,DE", $"{Tenant(2)},P1,Fabrikam,US", $"{Tenant(3)},P2,Contoso,FR"];
        Drop(home, January, tenants, [Row(1, Tenant(1)), Row(2, Tenant(2))]);
        Drop(home, February, tenants, [Row(2, Tenant(2))]);
        Drop(home, March, tenants, [Row(2, Tenant(3))]);

        foreach (var number in order) (await home.RunAsync(new Month(2026, number), home.Feeds)).Code.Should().Be(ExitCode.Done, home.Said);

        (await FaceOfAsync(home, January)).Should().Be($"{Tenant(1)} DE");
        (await FaceOfAsync(home, February)).Should().Be($"{Tenant(2)} US");
        (await FaceOfAsync(home, March)).Should().Be($"{Tenant(2)} US");
    }

    [Fact]
    public async Task A_run_that_began_before_a_correction_landed_does_not_undo_it()
    {
        await using var home = await TestHome.CreateAsync();
        new TinyFeeds(January).DropInto(home.Feeds);
        await home.ExtractAsync(home.Feeds, MonthRange.Of([January]));
        await using var early = await RunLedger.StartAsync(home.Database.ConnectionString, "early", CancellationToken.None);
        new TinyFeeds(January, Licenses: 3).DropInto(home.Feeds);
        await home.RunAsync(January, home.Feeds);

        var outcome = await new MonthJob(
            home.Database.ConnectionString, home.Landing, early, RejectLimit.Default, LeaseTerms.Standard,
            new Progress(TextWriter.Null, isAnimated: false, TimeProvider.System))
            .RunAsync(January, isForced: true, CancellationToken.None);

        outcome.Publication!.Changes.OfMonth.Should().Be(0);
        (await home.AskAsync<long>("select sum(license_count) from warehouse.fact_subscription_month")).Should().Be(6);
    }

    static void Drop(TestHome home, Month month, IReadOnlyList<string> customers, IReadOnlyList<string> subscriptions)
    {
        foreach (var delivery in new TinyFeeds(month).All.Where(delivery => delivery.Feed != Feed.Billing))
            (delivery.Feed == Feed.Customers ? delivery with { Rows = customers }
                : delivery.Feed == Feed.Subscriptions ? delivery with { Rows = subscriptions }
                : delivery).DropInto(home.Feeds);
    }

    static string Tenant(int number) => Life.Guid('a', number);

    static string Row(int number, string tenant) => $"{Life.Guid('c', number)},{Life.Guid('b', 1)},{tenant},ACTIVE,10,M1";

    /// <summary>Tenant and country that stand for customer P1 in the month.</summary>
    static Task<string> FaceOfAsync(TestHome home, Month month) => home.AskAsync<string>(
        $"""
        select concat_ws(' ', dim_customer.customer_tenant_id, dim_geography.iso2)
        from warehouse.fact_customer_month
        join warehouse.dim_customer using (customer_key)
        join warehouse.dim_geography on dim_geography.geography_key = fact_customer_month.geography_key
        join etl.customer_number on customer_number.customer_id = fact_customer_month.customer_id
        where fact_customer_month.month_start = '{month}-01' and customer_number.customer_tpid = 'P1'
        """);
}
