namespace InsightsEtl.Generator;

/// <summary>A customer's industry with the verticals in it.</summary>
/// <param name="IsPublic">Its customers belong to a public sector's segment.</param>
sealed record Industry(string Name, string[] Verticals, bool IsPublic = false)
{
    public static readonly Industry[] All =
    [
        new("Manufacturing", ["Industrial machinery", "Food and beverage", "Automotive"]),
        new("Retail", ["Grocery", "Fashion, shoes & sports"]),
        new("Professional services", ["Legal", "Accounting", "Consulting"]), new("Health", ["Hospitals", "Pharmacies"], IsPublic: true),
        new("Financial services", ["Banking", "Insurance"]), new("Transport", ["Freight and logistics", "Shipping"]),
        new("Construction", ["Building", "Civil engineering"]), new("Education", ["Schools", "Higher education"], IsPublic: true),
        new("Government", ["State and local", "Federal"], IsPublic: true),
        new("Media and telecommunications", ["Publishing", "Broadcasting"]),
        new("Energy", ["Utilities", "Renewables"]), new("Hospitality and travel", ["Hotels", "Restaurants"]),
    ];
}
