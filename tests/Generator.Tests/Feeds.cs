using System.Security.Cryptography;
using InsightsEtl.Extract;
using InsightsEtl.Transform;

namespace InsightsEtl.Generator.Tests;

/// <summary>Requests and what comes of them.</summary>
static class Feeds
{
    public static readonly Month October = new(2026, 10);

    /// <summary>A small world in one month.</summary>
    public static GeneratedFeedsRequest Small(string folder) =>
        new(folder, October, October, Customers: 120, Seed: 7, UsageDays: 3);

    public static IReadOnlyList<GeneratedFeed> Write(this GeneratedFeedsRequest request) =>
        FeedGenerator.Write(request, progress: null, CancellationToken.None);

    /// <summary>Every file below the folder by its relative path, with its bytes' hash.</summary>
    public static SortedDictionary<string, string> Hashes(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(folder, path), path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))),
        StringComparer.Ordinal);

    public static async Task<Landing> LandAsync(string feeds, string landingFolder)
    {
        var landing = new Landing(landingFolder);
        await new DropFolderPickup(landing).RunAsync(feeds, PickupScope.Everything, CancellationToken.None);
        return landing;
    }

    public static TransformedMonth Transform(this Landing landing, Month month, Action<RejectedLine> reject) =>
        MonthTransform.Run(MonthDeliveries.For(month, landing.Current()), reject, progress: null, CancellationToken.None);
}
