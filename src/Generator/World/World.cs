namespace InsightsEtl.Generator;

/// <summary>The generated business: all that is true of it follows from a seed and a size.</summary>
sealed class World(ulong seed, int customers)
{
    public Chance Chance { get; } = new(seed);

    public GrowthCurve Growth { get; } = new(customers);
}
