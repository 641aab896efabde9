namespace InsightsEtl.Generator.Tests;

/// <summary>Tests that measure the whole process's heap, so that no other test may run beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
