namespace InsightsEtl.Scheduler.Tests.Engine;

/// <summary>Another scheduler can take the engine's place, because nobody else knows which one it is.</summary>
public sealed class EngineFolderTests
{
    [Fact]
    public void Quartz_is_known_in_one_folder_alone()
    {
        var sources = Path.Combine(Repository(), "src");

        var knowing = Directory.EnumerateFiles(sources, "*.cs", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("using Quartz", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(sources, Path.GetDirectoryName(path)!)).Distinct();

        knowing.Should().Equal(Path.Combine("Scheduler", "Engine"));
    }

    static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InsightsEtl.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
