namespace InsightsEtl.Fixtures;

/// <summary>What each of the <see cref="IndependentReaders"/> found in one file.</summary>
public sealed record ReadFile(string Path, ReadTable DuckDb, ReadTable Hyparquet)
{
    public IReadOnlyList<ReadTable> Tables => [DuckDb, Hyparquet];
}
