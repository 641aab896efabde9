using System.Security.Cryptography;
using System.Text;

namespace InsightsEtl.Extract;

/// <summary>What a delivery says of itself: feed, date and parts; written last, so that with it the delivery is whole.</summary>
sealed record Manifest(Feed Feed, DateOnly Date, IReadOnlyList<ManifestPart> Parts)
{
    public const string FileName = "manifest.json";

    /// <summary>SHA-256 of the parts' hashes in order, each as lower-case hex text without a separator; itself lower-case hex.</summary>
    public string Identity { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Concat(Parts.Select(part => part.Sha256)))));
}
