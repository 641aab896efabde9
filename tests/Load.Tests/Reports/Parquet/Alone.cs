namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>For tests that measure the process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}
