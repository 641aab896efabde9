using InsightsEtl.Transform;

namespace InsightsEtl.Load.Tests;

/// <summary>Members of a snapshot, valid as they stand.</summary>
static class Member
{
    /// <summary>A customer of one tenant: the top parent is named as it is.</summary>
    public static DimCustomer Customer(string tenant) => new(
        Ids.Of(tenant), tenant, tenant, null, "DE", tenant, $"{tenant}.example", "DE", "Corporate", "Commercial", "Retail", "Food", false);

    public static DimSku Sku(string sku) => new(Ids.Of(sku), sku, "Office", null, null, null, null, null, true, true, false, false);

    public static DimPartnerLocation Location(string mpn) =>
        new(mpn, $"Partner {mpn}", "9000000", "Partner", "Berlin", "DE", "Location", false);

    public static DimCustomer InferredCustomer(string tenant) =>
        new(Ids.Of(tenant), null, "Unknown", null, null, null, null, null, null, null, null, null, true);
}
