using InsightsEtl.Load.Reports;
using InsightsEtl.Transform;

namespace InsightsEtl.Load.Tests;

/// <summary>What the five datasets say of a month.</summary>
public sealed class ReportContentsTests
{
    [Fact]
    public async Task A_subscription_has_a_row_for_each_location_credited_and_one_of_them_counts()
    {
        await using var home = await ReportHome.NewAsync(DeliveredMonth.Of(
            "2026-03", new Licence("a") { Mpn = "1000002", AlsoCredited = [("1000001", "PAL"), ("1000001", "DPOR")] }));

        await home.WriteAsync("2026-03");

        home.Column(Report.CustomersAndTenants, "2026-03", "MpnId").Should().Equal("1000001", "1000001", "1000002");
        home.Column(Report.CustomersAndTenants, "2026-03", "PartnerAttributionType").Should().Equal("DPOR", "PAL", "CSP Tier 1");
        home.Column(Report.CustomersAndTenants, "2026-03", "IsDuplicateRowForPGA").Should().Equal("1", "1", "0");
        home.Column(Report.CustomersAndTenants, "2026-03", "BilledRevenueUSD").Should().Equal("100.25", "100.25", "100.25");
        home.Column(Report.ProductLicenses, "2026-03", "PartnerAttachType").Should().Equal("CSP Tier 1");
    }

    [Fact]
    public async Task Rows_of_a_subscription_stand_in_the_order_of_the_SKUs_that_the_file_shows()
    {
        string[] skus = ["a", "b", "c", "d", "e", "f"];
        await using var home = await ReportHome.NewAsync(
            DeliveredMonth.Of("2026-03", [.. skus.Select(sku => new Licence("one") { Sku = sku })]) with
            {
                Skus = [.. skus.Select((sku, place) => Member.Sku(sku) with { Sku = "SKU " + (skus.Length - place) })],
            });

        await home.WriteAsync("2026-03");

        foreach (var report in (Report[])[Report.CustomersAndTenants, Report.SeatsSubscriptionsAndRevenue, Report.ProductLicenses])
            home.Column(report, "2026-03", "SKU").Should().Equal("SKU 1", "SKU 2", "SKU 3", "SKU 4", "SKU 5", "SKU 6");
    }

    [Fact]
    public async Task An_ended_subscription_is_among_the_seats_and_nowhere_else()
    {
        await using var home = await ReportHome.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a", 7), new Licence("b") { Tenant = "fabrikam" }), DeliveredMonth.Of("2026-03", new Licence("b")));

        await home.WriteAsync("2026-03");

        home.Column(Report.SeatsSubscriptionsAndRevenue, "2026-03", "SubscriptionState").Should().Equal("Deprovisioned", "Active");
        home.Column(Report.SeatsSubscriptionsAndRevenue, "2026-03", "AvailableSeatsEOP").Should().Equal("0", "10");
        home.Column(Report.SeatsSubscriptionsAndRevenue, "2026-03", "AvailableSeats").Should().Equal("-7", "0");
        home.Lines(Report.CustomersAndTenants, "2026-03").Should().HaveCount(2);
        home.Lines(Report.ProductLicenses, "2026-03").Should().HaveCount(2);
    }

    [Fact]
    public async Task Not_loaded_is_empty_and_nothing_billed_is_zero()
    {
        await using var home = await ReportHome.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a")) with { IsUsageLoaded = false, IsBillingLoaded = false },
            DeliveredMonth.Of("2026-03", new Licence("a") { Workloads = [], RevenueUsd = null }));

        await home.WriteAsync("2026-02");
        await home.WriteAsync("2026-03");

        home.Column(Report.SeatsSubscriptionsAndRevenue, "2026-02", "BilledRevenueUSD").Should().Equal("");
        home.Column(Report.SeatsSubscriptionsAndRevenue, "2026-03", "BilledRevenueUSD").Should().Equal("0.00");
        home.Column(Report.ProductLicenses, "2026-02", "LicensesDeployed").Should().Equal("");
        home.Column(Report.ProductLicenses, "2026-03", "LicensesDeployed").Should().Equal("0");
        home.Column(Report.ProductLicenses, "2026-02", "LicensesAdded").Should().Equal([""], "January is not in the warehouse");
        home.Column(Report.ProductLicenses, "2026-03", "LicensesAdded").Should().Equal("0");
    }

    [Theory]
    [InlineData(10, 8, 5, "2", "50.00")]
    [InlineData(3, 8, 1, "0", "33.33")]
    [InlineData(8, 8, 1, "0", "12.50")]
    [InlineData(16, 8, 1, "8", "6.25")]
    [InlineData(32, 8, 1, "24", "3.13")]
    [InlineData(10, 8, 12, "2", "120.00")]
    [InlineData(0, 8, 5, "0", "")]
    public async Task Dynamics_usage_is_active_over_available_seats(int seats, int assigned, int active, string opportunity, string percent)
    {
        var licence = new Licence("a", seats) { Sku = "sales", Workloads = [("Sales", assigned, active)] };
        await using var home = await ReportHome.NewAsync(
            DeliveredMonth.Of("2026-03", licence, new Licence("b")) with { Skus = [Member.Sku("sales") with { Product = "Dynamics 365" }] });

        await home.WriteAsync("2026-03", Report.DynamicsUsage);

        home.Column(Report.DynamicsUsage, "2026-03", "DeploymentOpportunity").Should().Equal(opportunity);
        home.Column(Report.DynamicsUsage, "2026-03", "ActiveUsagePercent").Should().Equal(percent);
    }

    [Fact]
    public async Task A_customer_with_nothing_active_is_inactive()
    {
        await using var home = await ReportHome.NewAsync(DeliveredMonth.Of(
            "2026-03", new Licence("a"), new Licence("b") { Tenant = "fabrikam", Status = SubscriptionStatus.Suspended },
            new Licence("c") { Status = SubscriptionStatus.Suspended }));

        await home.WriteAsync("2026-03", Report.CustomersAndTenants);

        home.Column(Report.CustomersAndTenants, "2026-03", "CustomerStatus").Should().Equal("Active", "Inactive", "Active");
    }

    [Fact]
    public async Task The_profile_lists_the_months_own_locations()
    {
        var gone = Member.Location("0000009");
        await using var home = await ReportHome.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a")) with { Locations = [gone] },
            DeliveredMonth.Of("2026-03", new Licence("a"), new Licence("b") { Mpn = DimPartnerLocation.UnknownMpnId }) with
            {
                Locations = [Member.Location("1000001") with { City = null, Country = "FR", PartnerName = "Paris" }],
            });

        await home.WriteAsync("2026-02");
        await home.WriteAsync("2026-03");

        home.Lines(Report.Profile, "2026-02").Skip(1).Should().Equal(
            "0000009,Partner 0000009,9000000,Partner,Berlin,Germany,Location",
            "1000001,Partner 1000001,9000000,Partner,Berlin,Germany,Location");
        home.Lines(Report.Profile, "2026-03").Skip(1).Should().Equal("1000001,Paris,9000000,Partner,,France,Location");
        home.Column(Report.ProductLicenses, "2026-03", "PartnerLocation").Should().Equal("France", "Unknown");
    }

    [Fact]
    public async Task A_report_shows_the_names_of_its_month_not_of_today()
    {
        await using var home = await ReportHome.NewAsync(
            DeliveredMonth.Of("2026-02", new Licence("a")),
            DeliveredMonth.Of("2026-03", new Licence("a")) with { Customers = [Member.Customer("contoso") with { CustomerName = "Contoso Ltd" }] });

        await home.WriteAsync("2026-02");
        await home.WriteAsync("2026-03");

        home.Column(Report.ProductLicenses, "2026-02", "CustomerName").Should().Equal("contoso");
        home.Column(Report.ProductLicenses, "2026-03", "CustomerName").Should().Equal("Contoso Ltd");
    }
}
