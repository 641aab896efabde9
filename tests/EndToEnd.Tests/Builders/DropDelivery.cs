using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InsightsEtl.Extract;

namespace InsightsEtl.EndToEnd.Tests;

/// <summary>A delivery as a feed would drop it: one CSV part and its manifest, whole and true.</summary>
/// <param name="Rows">Without the header; fields by comma, in the order of <paramref name="Columns"/>.</param>
sealed record DropDelivery(Feed Feed, DateOnly Date, string Columns, IReadOnlyList<string> Rows)
{
    /// <summary>Takes the place of whatever the feed has for the date.</summary>
    public void DropInto(string feeds)
    {
        var folder = FolderIn(feeds);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var bytes = Encoding.UTF8.GetBytes(string.Join('\n', [Columns, .. Rows]) + "\n");
        File.WriteAllBytes(Path.Combine(folder, "part-000.csv"), bytes);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var part = new { name = "part-000.csv", bytes = bytes.Length, sha256, rows = Rows.Count };
        var manifest = new { feed = Feed.Name, date = Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), parts = new[] { part } };
        File.WriteAllText(Path.Combine(folder, "manifest.json"), JsonSerializer.Serialize(manifest));
    }

    public string FolderIn(string feeds) => Path.Combine(feeds, Feed.Name, Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
