namespace InsightsEtl.Load.Tests;

/// <summary>Published months in which something of everything happens; April is the one to spoil.</summary>
public sealed class GoodMonths : IAsyncLifetime
{
    Warehouse? _warehouse;

    internal Warehouse Warehouse => _warehouse!;

    public async Task InitializeAsync() => _warehouse = await Warehouse.NewAsync(
        Named("2026-02", "A", new Licence("stays", 10), new Licence("old", 10), new Licence("sold") { Tenant = "seller" }),
        Named("2026-03", "A",
            new Licence("stays", 11), new Licence("old", 10), new Licence("gone", 6), new Licence("sold") { Tenant = "seller" }),
        Named("2026-04", "B",
            new Licence("stays", 14)
            {
                FriendlyName = "B",
                AlsoCredited = [("2000002", "DPOR")],
                Workloads = [("Exchange", 8, 5), ("Teams", 6, 6)],
            },
            new Licence("new", 7) { MigratedFrom = "old" },
            new Licence("sold") { Tenant = "buyer" },
            new Licence("comes", 3) { Tenant = "comes", Sku = "e5" }));

    public async Task DisposeAsync() => await Warehouse.DisposeAsync();

    static DeliveredMonth Named(string month, string name, params Licence[] licences) => DeliveredMonth.Of(month, licences) with
    {
        Customers = [Member.Customer("contoso") with { CustomerName = name }],
        Skus = [Member.Sku("e3") with { Sku = name }],
        Locations = [Member.Location("1000001") with { PartnerName = name }],
    };
}
