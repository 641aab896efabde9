namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A subscription of a small world in one month.</summary>
/// <param name="Tenant">Number of the tenant; the last is in no snapshot.</param>
/// <param name="Mpn">Null: names no location.</param>
/// <param name="MigratedFrom">Number of the subscription it says it came from; null: none.</param>
sealed record Subscription(
    int Number, int Sku, int Tenant, string Status, int Licenses, string? Mpn, string Name, string Channel, int? MigratedFrom,
    bool IsPresent);
