using Npgsql;

namespace InsightsEtl.Load.Tests;

/// <summary>A warehouse with an amount that is recognised wherever it comes up; the rights of the database itself are its own.</summary>
public sealed class RevenueWarehouse : IAsyncLifetime
{
    /// <summary>Its first digits, however they are formatted.</summary>
    internal const string Planted = "87654321";

    const decimal PlantedUsd = 87_654_321.98m;

    Warehouse? _warehouse;

    internal Warehouse Warehouse => _warehouse!;

    internal string Viewer => Unpooled(Warehouse.Database.ViewerConnectionString);

    internal string Executive => Unpooled(Warehouse.Database.ExecutiveConnectionString);

    public async Task InitializeAsync()
    {
        _warehouse = await Warehouse.NewWithRightsAsync();
        var licences = Enumerable.Range(1, 200).Select(
            number => new Licence($"s{number}") { RevenueUsd = number % 2 == 0 ? PlantedUsd : PlantedUsd + number });
        await Warehouse.PublishAsync(
            DeliveredMonth.Of("2026-03", [.. licences]) with { Skus = [Member.Sku("e3") with { Product = "Dynamics 365" }] });
        await Warehouse.PublishAsync(DeliveredMonth.Of(
            "2026-04", new Licence("s1") { RevenueUsd = PlantedUsd }, new Licence("new") { Tenant = "later", RevenueUsd = PlantedUsd }));
        await Warehouse.RunAsync("""
            create statistics warehouse.planted (mcv) on billed_revenue_usd, sku_key from warehouse.fact_revenue_month;
            alter table warehouse.fact_revenue_month alter billed_revenue_usd set statistics 1000;
            analyze
            """);
    }

    public async Task DisposeAsync() => await Warehouse.DisposeAsync();

    static string Unpooled(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
}
