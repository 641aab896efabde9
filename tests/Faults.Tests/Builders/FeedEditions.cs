namespace InsightsEtl.Faults.Tests;

/// <summary>Two months of feeds in two editions: the first lacks the last deliveries of each month, the second is the golden set's.</summary>
static class FeedEditions
{
    public const string Months = "2025-11..2025-12";
    public const string FirstMonth = "2025-11";
    public const string SecondMonth = "2025-12";

    static readonly string[] Late =
    [
        "subscriptions/2025-11-30", "subscriptions/2025-12-31", "usage/2025-11-30", "usage/2025-12-31",
        "billing/2025-11-25", "billing/2025-12-25", "skus/2025-12-01",
    ];

    public static string Second { get; } = Path.Combine(Repository(), "tests", "Golden", "dirty", "feeds");

    /// <summary>Lays the first edition down in a folder.</summary>
    public static void CopyFirst(string folder) => Copy(Second, folder, path => !Late.Any(late => path.StartsWith(late, StringComparison.Ordinal)));

    /// <summary>Lays down what the second edition has of the two months, and nothing of later ones.</summary>
    public static void CopySecond(string folder) =>
        Copy(Second, folder, path => string.CompareOrdinal(path.Split(Path.DirectorySeparatorChar)[1], SecondMonth + "-31") <= 0);

    /// <param name="isWanted">By path below the source.</param>
    public static void Copy(string source, string target, Func<string, bool> isWanted)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(source, file);
            if (!isWanted(path)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, path))!);
            File.Copy(file, Path.Combine(target, path));
        }
    }

    static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "InsightsEtl.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
