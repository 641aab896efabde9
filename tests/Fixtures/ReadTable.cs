namespace InsightsEtl.Fixtures;

/// <summary>A Parquet file as one reader sees it.</summary>
/// <param name="Error">Null where the reader could read the file.</param>
/// <param name="Queries">The first row of each query's answer, DuckDB only.</param>
/// <param name="Chunks">What the footer says, DuckDB only.</param>
public sealed record ReadTable(string? Error, long Rows, IReadOnlyList<ReadColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Queries,
    IReadOnlyList<ReadChunk> Chunks)
{
    public ReadColumn this[string name] => Columns.Single(column => column.Name == name);
}
