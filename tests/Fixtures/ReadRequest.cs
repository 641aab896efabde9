namespace InsightsEtl.Fixtures;

/// <summary>A Parquet file to be read by <see cref="IndependentReaders"/>.</summary>
/// <param name="Queries">SQL for DuckDB, in which the file is the view <c>file</c>; the first row of each is answered.</param>
/// <param name="Values">Values are answered for files of so many rows at most, 1000 at most.</param>
public sealed record ReadRequest(string Path, IReadOnlyList<string>? Queries = null, int Values = 1000)
{
    public IReadOnlyList<string> Queries { get; } = Queries ?? [];
}
