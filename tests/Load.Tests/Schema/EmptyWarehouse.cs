namespace InsightsEtl.Load.Tests;

/// <summary>A migrated database that the tests of a class only read.</summary>
public sealed class EmptyWarehouse : IAsyncLifetime
{
    Warehouse? _warehouse;

    internal Warehouse Warehouse => _warehouse!;

    public async Task InitializeAsync() => _warehouse = await Warehouse.NewAsync();

    public async Task DisposeAsync() => await Warehouse.DisposeAsync();
}
