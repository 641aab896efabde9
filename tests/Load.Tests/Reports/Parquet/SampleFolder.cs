namespace InsightsEtl.Load.Tests.Parquet;

/// <summary>A folder for one test's files, deleted when disposed.</summary>
sealed class SampleFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("insights-parquet-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
