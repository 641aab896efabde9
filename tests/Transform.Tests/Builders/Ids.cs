namespace InsightsEtl.Transform.Tests;

/// <summary>The ids that the builders' valid lines have.</summary>
static class Ids
{
    public const string Mpn = "1000001";
    public const string Tenant = "aaaaaaaa-0000-4000-8000-000000000001";
    public const string Sku = "bbbbbbbb-0000-4000-8000-000000000001";
    public const string Subscription = "cccccccc-0000-4000-8000-000000000001";

    /// <summary>An id that differs from the builders' in its last digits.</summary>
    public static string Another(string id, int number = 2) => $"{id[..^4]}{number:x4}";
}
