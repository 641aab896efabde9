using System.Text;

namespace InsightsEtl.Extract.Tests;

/// <summary>The settings of docs/partner-center.md, on the documented shapes with all their quirks.</summary>
public sealed class PartnerCenterTests
{
    const string Subscriptions = """
        {"Value":[{"customerTenantId":"1D0B0000-0000-0000-0000-000000000001","customerName":"NORTHWIND TEST","customerMarket":"US",
        "id":"5C1E0000-0000-0000-0000-000000000001","status":"ACTIVE","productName":"OFFICE 365 BUSINESS PREMIUM","subscriptionType":"Office",
        "autoRenewEnabled":true,"partnerId":"77aa0000-0000-0000-0000-000000000001","friendlyName":"FULL OFFICE SUITE","partnerName":"P","providerName":"Q",
        "creationDate":"2016-02-04T19:29:38.037","effectiveStartDate":"2016-02-04T00:00:00","commitmentEndDate":"2019-02-10T00:00:00",
        "currentStateEndDate":"2019-02-10T00:00:00","trialToPaidConversionDate":null,"trialStartDate":null,"trialEndDate":null,"lastUsageDate":null,
        "deprovisionedDate":"0001-01-01T00:00:00","lastRenewalDate":"2018-02-10T02:39:57.729","licenseCount":"2","churnRisk":"High","billingCycleName":"MONTHLY"}],
        "@nextLink":null,"TotalCount":"1"}
        """;

    const string Deployment = """
        {"Value":[{"processedDateTime":"2018-10-14T00:00:00","serviceCode":"crm","serviceName":"Microsoft Dynamics","channel":"reseller",
        "customerTenantId":"01120000-0000-0000-0000-000000000001","customerName":"TEST CO","productId":"54B80000-0000-0000-0000-000000000001",
        "productName":"DYNAMICS AX TASK","licensesDeployed":0,"licensesSold":9}],"@nextLink":null,"TotalCount":1}
        """;

    /// <summary>As the documentation prints it, but for the bracket it forgets.</summary>
    const string Usage = """
        {"Value":[{"processedDateTime":"2018-10-14T00:00:00","workloadCode":"EXO","workloadName":"Exchange","serviceCode":"o365",
        "serviceName":"Microsoft Office 365","channel":"reseller","customerTenantId":"01120000-0000-0000-0000-000000000001","customerName":"TEST CO",
        "productId":"54B80000-0000-0000-0000-000000000002","productName":"OFFICE 365 E3","licenseActive":5,"licensesQualified":"7"}],"@nextLink":null,"TotalCount":1}
        """;

    [Fact]
    public async Task Subscriptions_are_read_with_their_quirks()
    {
        var lines = await PulledAsync("subscriptions", "\ufeff" + Subscriptions);

        lines.Should().Equal(
            "5C1E0000-0000-0000-0000-000000000001|00000000-0000-0000-0000-000000000000|1D0B0000-0000-0000-0000-000000000001|ACTIVE|2||||"
            + "FULL OFFICE SUITE|true|MONTHLY||2016-02-04T19:29:38.037|2016-02-04T00:00:00|2019-02-10T00:00:00||0001-01-01T00:00:00|||77aa0000-0000-0000-0000-000000000001|P|");
    }

    [Fact]
    public async Task Licence_deployment_gives_assigned_seats() =>
        (await PulledAsync("deployment", "\ufeff" + Deployment)).Should().Equal(
            "2018-10-14T00:00:00|00000000-0000-0000-0000-000000000000|54B80000-0000-0000-0000-000000000001|crm|0|0");

    [Theory]
    [InlineData("licenseActive")]
    [InlineData("licensesActive")]
    public async Task Licence_usage_gives_active_seats_by_either_of_its_names(string name) =>
        (await PulledAsync("usage", Usage.Replace("licenseActive", name, StringComparison.Ordinal))).Should().Equal(
            "2018-10-14T00:00:00|00000000-0000-0000-0000-000000000000|54B80000-0000-0000-0000-000000000002|EXO|7|5");

    [Fact]
    public async Task The_grouped_sample_s_texts_are_counts_and_a_body_that_lacks_its_bracket_is_refused()
    {
        using var world = World("usage");

        var pulled = await world.PullAsync(_ => Wire.Ok(Usage.Replace("]", "", StringComparison.Ordinal)));

        pulled.Outcome.Should().Be(PickupOutcome.Refused);
        pulled.Message.Should().Contain("no JSON");
    }

    static async Task<IReadOnlyList<string>> PulledAsync(string endpoint, string body)
    {
        using var world = World(endpoint);
        var pulled = await world.PullAsync(_ => Wire.Ok(body, "Content-Type: application/json; charset=utf-8\r\n"));
        pulled.Outcome.Should().Be(PickupOutcome.Landed, pulled.Message);
        using var records = RecordReader.Open(pulled.Landed!.Parts.Single(), pulled.Feed);
        var lines = new List<string>();
        while (records.Read())
        {
            records.Fault.Should().Be(StructureFault.None);
            var fields = new StringBuilder();
            for (var ordinal = 0; ordinal < pulled.Feed.Columns.Count; ordinal++)
                fields.Append(ordinal > 0 ? "|" : "").Append(Encoding.UTF8.GetString(records.Field(ordinal)));
            lines.Add(fields.ToString());
        }

        return lines;
    }

    /// <summary>The entry of the page, at the other end of a wire.</summary>
    static PullWorld World(string endpoint) => new() { Source = PartnerCenterPage.Source(endpoint) };
}
