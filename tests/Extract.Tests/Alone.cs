namespace InsightsEtl.Extract.Tests;

/// <summary>Tests that measure memory run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
